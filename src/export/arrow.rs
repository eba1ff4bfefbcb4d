//! Arrow and Parquet.

use std::fmt;
use std::io::{self, Write};
use std::sync::Arc;

use arrow_array::builder::{ArrayBuilder, Float64Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_ipc::writer::StreamWriter;
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use parquet::arrow::ArrowWriter;

use super::Export;
use super::table::{Cell, Table, Type};
use super::view::View;
use crate::Document;

/// Rows of one batch: enough that columns compress well, few enough that a batch is some megabytes.
const BATCH: usize = 16_384;

/// One table as an Arrow IPC stream; offsets in bytes. Reads in pyarrow (`ipc.open_stream`), polars, DuckDB.
pub struct Arrow(Batches<StreamWriter<Vec<u8>>>);

/// One table as a Parquet file; offsets in bytes. Reads in pyarrow, polars, DuckDB, Spark.
pub struct Parquet(Batches<ArrowWriter<Vec<u8>>>);

impl Arrow {
    /// The table.
    #[must_use]
    pub fn new(table: Table) -> Self {
        Self(Batches::new(table))
    }
}

impl Parquet {
    /// The table.
    #[must_use]
    pub fn new(table: Table) -> Self {
        Self(Batches::new(table))
    }
}

/// The impls that the two share: both hand rows to [`Batches`] of their own writer.
///
/// A macro because a public type that is generic over the writer would show a crate of Arrow in the signature.
macro_rules! columnar {
    ($format:ident, $extension:literal) => {
        impl fmt::Debug for $format {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($format))
                    .field("rows", &self.0.rows)
                    .finish_non_exhaustive()
            }
        }

        impl Export for $format {
            fn extension(&self) -> &'static str {
                $extension
            }

            fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
                self.0.begin(out)
            }

            fn write(
                &mut self,
                text: &str,
                document: &Document<'_>,
                out: &mut dyn Write,
            ) -> io::Result<()> {
                self.0.write(&View::new(text, document)?, out)
            }

            fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
                self.0.finish(out)
            }
        }
    };
}

columnar!(Arrow, "arrows");
columnar!(Parquet, "parquet");

/// What turns batches of rows into the bytes of a file, in a buffer of its own.
trait Writer: Sized {
    /// Begins a file.
    fn begin(schema: &SchemaRef) -> io::Result<Self>;

    /// Adds a batch.
    fn add(&mut self, batch: &RecordBatch) -> io::Result<()>;

    /// Ends the file.
    fn end(&mut self) -> io::Result<()>;

    /// The bytes that wait to be handed on.
    fn buffer(&mut self) -> &mut Vec<u8>;
}

impl Writer for StreamWriter<Vec<u8>> {
    fn begin(schema: &SchemaRef) -> io::Result<Self> {
        Self::try_new(Vec::new(), schema).map_err(io::Error::other)
    }

    fn add(&mut self, batch: &RecordBatch) -> io::Result<()> {
        self.write(batch).map_err(io::Error::other)
    }

    fn end(&mut self) -> io::Result<()> {
        self.finish().map_err(io::Error::other)
    }

    fn buffer(&mut self) -> &mut Vec<u8> {
        self.get_mut()
    }
}

impl Writer for ArrowWriter<Vec<u8>> {
    fn begin(schema: &SchemaRef) -> io::Result<Self> {
        Self::try_new(Vec::new(), Arc::clone(schema), None).map_err(io::Error::other)
    }

    fn add(&mut self, batch: &RecordBatch) -> io::Result<()> {
        self.write(batch).map_err(io::Error::other)
    }

    fn end(&mut self) -> io::Result<()> {
        self.finish().map(drop).map_err(io::Error::other)
    }

    fn buffer(&mut self) -> &mut Vec<u8> {
        self.inner_mut()
    }
}

/// Rows on their way through a writer.
struct Batches<W> {
    rows: Rows,
    writer: Option<W>,
}

impl<W: Writer> Batches<W> {
    fn new(table: Table) -> Self {
        Self { rows: Rows::new(table), writer: None }
    }

    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let writer = self.writer.insert(W::begin(&self.rows.schema)?);
        drain(writer.buffer(), out)
    }

    fn write(&mut self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.rows.add(view)?;
        if self.rows.len >= BATCH { self.flush(out) } else { Ok(()) }
    }

    fn flush(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.writer.is_none() {
            self.begin(out)?;
        }
        let batch = self.rows.take()?;
        let Some(writer) = &mut self.writer else { return Ok(()) };
        if batch.num_rows() > 0 {
            writer.add(&batch)?;
        }
        drain(writer.buffer(), out)
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.flush(out)?;
        let Some(mut writer) = self.writer.take() else { return Ok(()) };
        writer.end()?;
        drain(writer.buffer(), out)
    }
}

/// The rows that wait to fill a batch.
#[derive(Debug)]
struct Rows {
    table: Table,
    schema: SchemaRef,
    columns: Vec<Column>,
    len: usize,
}

#[derive(Debug)]
enum Column {
    Text(StringBuilder),
    Int(Int64Builder),
    Float(Float64Builder),
}

impl Rows {
    fn new(table: Table) -> Self {
        let fields: Vec<Field> = table
            .columns()
            .iter()
            .map(|(name, kind)| {
                let kind = match kind {
                    Type::Text => DataType::Utf8,
                    Type::Int => DataType::Int64,
                    Type::Float => DataType::Float64,
                };
                Field::new(*name, kind, true)
            })
            .collect();
        let columns = table
            .columns()
            .iter()
            .map(|(_, kind)| match kind {
                Type::Text => Column::Text(StringBuilder::new()),
                Type::Int => Column::Int(Int64Builder::new()),
                Type::Float => Column::Float(Float64Builder::new()),
            })
            .collect();
        Self { table, schema: Arc::new(Schema::new(fields)), columns, len: 0 }
    }

    fn add(&mut self, view: &View<'_>) -> io::Result<()> {
        let (columns, len) = (&mut self.columns, &mut self.len);
        self.table.rows(view, |cells| {
            for (column, cell) in columns.iter_mut().zip(cells) {
                match (column, cell) {
                    (Column::Text(x), Cell::Text(text)) => x.append_value(text),
                    (Column::Text(x), _) => x.append_null(),
                    (Column::Int(x), Cell::Int(n)) => x.append_option(i64::try_from(*n).ok()),
                    (Column::Int(x), _) => x.append_null(),
                    (Column::Float(x), Cell::Float(n)) => x.append_value(*n),
                    (Column::Float(x), _) => x.append_null(),
                }
            }
            *len += 1;
            Ok(())
        })
    }

    /// The rows as one batch; none are left.
    fn take(&mut self) -> io::Result<RecordBatch> {
        self.len = 0;
        let arrays: Vec<ArrayRef> = self
            .columns
            .iter_mut()
            .map(|column| match column {
                Column::Text(x) => ArrayBuilder::finish(x),
                Column::Int(x) => ArrayBuilder::finish(x),
                Column::Float(x) => ArrayBuilder::finish(x),
            })
            .collect();
        RecordBatch::try_new(Arc::clone(&self.schema), arrays).map_err(io::Error::other)
    }
}

/// Hands on what a writer has put into its buffer.
fn drain(buffer: &mut Vec<u8>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(buffer)?;
    buffer.clear();
    Ok(())
}
