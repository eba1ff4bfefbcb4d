//! Documents from many threads, in order: one thread fetches texts ahead, some read them, the caller writes.
//!
//! What is held is bounded: a text is fetched only when the ones that are not written yet leave room. A long text
//! holds nobody up: the others are read while it is, as far as the room goes, and wait to be written.

use std::collections::{BTreeMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::common::item::Item;
use crate::common::source::Items;
use crate::reader::Done;
use crate::sink::Stopped;

/// The most bytes of texts that are fetched and not written.
const ROOM: u64 = 16 << 20;
/// What one text takes of the room at most, so that a long one leaves some to the others.
const LONGEST: u64 = 4 << 20;
/// The most texts that are fetched and not written.
const TEXTS: usize = 4096;

/// What the writer is given.
pub(crate) enum Next {
    /// The next document, or what is wrong with it.
    Done(Done),
    /// Nothing yet: time to let go of what a buffer holds.
    Wait,
}

/// What the threads share.
#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    /// There is room for another text.
    room: Condvar,
    /// There is another text to read, or none will come.
    work: Condvar,
    /// Another document is there, or none will come.
    ready: Condvar,
}

#[derive(Default)]
struct State {
    /// Texts that nobody reads yet, by number.
    waiting: VecDeque<(u64, Item)>,
    /// Documents that wait for those before them, with the room that they take.
    done: BTreeMap<u64, Done>,
    /// How many texts have been fetched.
    fetched: u64,
    /// How many bytes of texts are held, and how many texts.
    bytes: u64,
    texts: usize,
    /// There are no more texts.
    ended: bool,
    /// Nobody wants the rest.
    stopped: bool,
}

impl State {
    /// Whether this document will come and is not there yet.
    fn lacks(&self, number: u64) -> bool {
        let over = self.ended && self.fetched == number;
        !over && !self.done.contains_key(&number)
    }
}

impl Shared {
    /// The state. A thread that panicked left it whole: nothing in here is half done when the lock is let go.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Fetches texts as long as there is room and somebody wants them.
    fn fetch(&self, mut items: Items) {
        loop {
            // outside the lock: a pipe may be slow
            let item = items.next();
            let mut state = self.lock();
            let Some(item) = item else {
                state.ended = true;
                self.work.notify_all();
                self.ready.notify_all();
                return;
            };
            let size = item.bytes.min(LONGEST);
            let full = |s: &mut State| {
                s.texts > 0 && (s.bytes + size > ROOM || s.texts == TEXTS) && !s.stopped
            };
            state = self.room.wait_while(state, full).unwrap_or_else(PoisonError::into_inner);
            if state.stopped {
                return;
            }
            state.bytes += size;
            state.texts += 1;
            let number = state.fetched;
            state.fetched += 1;
            state.waiting.push_back((number, item));
            self.work.notify_one();
        }
    }

    /// Reads texts as long as there are any.
    fn read(&self, read: impl Fn(Item) -> Done) {
        loop {
            let none = |s: &mut State| s.waiting.is_empty() && !s.ended && !s.stopped;
            let waited = self.work.wait_while(self.lock(), none);
            let mut state = waited.unwrap_or_else(PoisonError::into_inner);
            if state.stopped {
                return;
            }
            let Some((number, item)) = state.waiting.pop_front() else { return };
            drop(state);
            let (label, bytes) = (item.label.clone(), item.bytes);
            // reading never panics; if it did, one text must not keep the others from being written
            let done = catch_unwind(AssertUnwindSafe(|| read(item))).unwrap_or_else(|_| {
                let result = Err("reading it failed, which is a fault of newswire".to_owned());
                Done { label, bytes, result }
            });
            self.lock().done.insert(number, done);
            self.ready.notify_one();
        }
    }

    /// Hands on documents in order.
    fn write(&self, mut write: impl FnMut(Next) -> Result<(), Stopped>) -> Result<(), Stopped> {
        for number in 0.. {
            let mut state = self.lock();
            if state.lacks(number) {
                drop(state);
                write(Next::Wait)?;
                let waited = self.ready.wait_while(self.lock(), |s| s.lacks(number));
                state = waited.unwrap_or_else(PoisonError::into_inner);
            }
            let Some(done) = state.done.remove(&number) else { break };
            drop(state);
            let size = done.bytes.min(LONGEST);
            write(Next::Done(done))?;
            let mut state = self.lock();
            state.bytes -= size;
            state.texts -= 1;
            self.room.notify_one();
        }
        Ok(())
    }

    fn stop(&self) {
        self.lock().stopped = true;
        self.room.notify_all();
        self.work.notify_all();
    }
}

/// Reads all texts on some threads and gives the documents to `write`, in order, on this one.
///
/// # Errors
///
/// What `write` gives; then the rest is not read.
pub(crate) fn each(
    items: Items,
    threads: usize,
    read: impl Fn(Item) -> Done + Sync,
    write: impl FnMut(Next) -> Result<(), Stopped>,
) -> Result<(), Stopped> {
    let shared = Arc::new(Shared::default());
    // not waited for: it may be held by a pipe that gives nothing when nobody wants more
    let fetching = Arc::clone(&shared);
    thread::spawn(move || fetching.fetch(items));
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| shared.read(&read));
        }
        let written = shared.write(write);
        shared.stop();
        written
    })
}
