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
pub struct Arrow {
    rows: Rows,
    writer: Option<StreamWriter<Vec<u8>>>,
}

impl fmt::Debug for Arrow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Arrow").field("rows", &self.rows).finish_non_exhaustive()
    }
}

/// One table as a Parquet file; offsets in bytes. Reads in pyarrow, polars, DuckDB, Spark.
#[derive(Debug)]
pub struct Parquet {
    rows: Rows,
    writer: Option<ArrowWriter<Vec<u8>>>,
}

impl Arrow {
    /// The table.
    #[must_use]
    pub fn new(table: Table) -> Self {
        Self { rows: Rows::new(table), writer: None }
    }
}

impl Parquet {
    /// The table.
    #[must_use]
    pub fn new(table: Table) -> Self {
        Self { rows: Rows::new(table), writer: None }
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

impl Export for Arrow {
    fn extension(&self) -> &'static str {
        "arrows"
    }

    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let writer = StreamWriter::try_new(Vec::new(), &self.rows.schema);
        let mut writer = writer.map_err(io::Error::other)?;
        drain(writer.get_mut(), out)?;
        self.writer = Some(writer);
        Ok(())
    }

    fn write(
        &mut self,
        text: &str,
        document: &Document<'_>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        self.rows.add(&View::new(text, document)?)?;
        if self.rows.len >= BATCH { self.flush(out) } else { Ok(()) }
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.flush(out)?;
        let Some(mut writer) = self.writer.take() else { return Ok(()) };
        writer.finish().map_err(io::Error::other)?;
        drain(writer.get_mut(), out)
    }
}

impl Arrow {
    fn flush(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.writer.is_none() {
            self.begin(out)?;
        }
        let batch = self.rows.take()?;
        let Some(writer) = &mut self.writer else { return Ok(()) };
        if batch.num_rows() > 0 {
            writer.write(&batch).map_err(io::Error::other)?;
        }
        drain(writer.get_mut(), out)
    }
}

impl Export for Parquet {
    fn extension(&self) -> &'static str {
        "parquet"
    }

    fn begin(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        let writer = ArrowWriter::try_new(Vec::new(), Arc::clone(&self.rows.schema), None);
        self.writer = Some(writer.map_err(io::Error::other)?);
        Ok(())
    }

    fn write(
        &mut self,
        text: &str,
        document: &Document<'_>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        self.rows.add(&View::new(text, document)?)?;
        if self.rows.len >= BATCH { self.flush(out) } else { Ok(()) }
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.flush(out)?;
        let Some(mut writer) = self.writer.take() else { return Ok(()) };
        writer.finish().map_err(io::Error::other)?;
        drain(writer.inner_mut(), out)
    }
}

impl Parquet {
    fn flush(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.writer.is_none() {
            self.begin(out)?;
        }
        let batch = self.rows.take()?;
        let Some(writer) = &mut self.writer else { return Ok(()) };
        if batch.num_rows() > 0 {
            writer.write(&batch).map_err(io::Error::other)?;
        }
        drain(writer.inner_mut(), out)
    }
}

/// Hands on what a writer has put into its buffer.
fn drain(buffer: &mut Vec<u8>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(buffer)?;
    buffer.clear();
    Ok(())
}
