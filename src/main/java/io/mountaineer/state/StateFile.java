package io.mountaineer.state;

import io.mountaineer.core.RepeatFilter;
import io.mountaineer.core.ShareState;
import io.mountaineer.files.AtomicFile;
import io.mountaineer.files.FileException;
import io.mountaineer.files.HeldLock;
import io.mountaineer.files.LockAttempt;
import io.mountaineer.files.LockAttempt.Held;
import io.mountaineer.files.LockAttempt.HeldByOther;
import io.mountaineer.files.LockFile;
import io.mountaineer.files.Locks;
import io.mountaineer.platform.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * File {@code state.json}. Reading never writes; changes are made under the state lock, so that no
 * process overwrites what another one wrote, and go to disk only when they change something.
 *
 * <p>A problem with the file never stops the caller. Each is reported to the listener once until it
 * is over, and the state lives on in memory. Safe for use by many threads.
 */
public final class StateFile {

  /** A change takes milliseconds: a process that holds the lock for longer is stopped, not busy. */
  private static final Duration LOCK_LIMIT = Duration.ofSeconds(5);

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final String READING = "reading";
  private static final String WRITING = "writing";

  private final Path path;
  private final AtomicFile file;
  private final LockFile lock;
  private final Clock time;
  private final RepeatFilter<String> problems;
  private final GroupCommit changes = new GroupCommit(this::make);
  private final AtomicReference<Snapshot> last = new AtomicReference<>(Snapshot.NOTHING);

  /**
   * @param lock {@link Locks#state()}
   * @param onProblem receives, for people, what is wrong with the file; must be quick
   */
  public StateFile(Path path, LockFile lock, Clock time, Consumer<String> onProblem) {
    this.path = path;
    this.file = new AtomicFile(path);
    this.lock = lock;
    this.time = time;
    this.problems = new RepeatFilter<>(onProblem);
  }

  /** Returns the directory of the file, which is the home of mountaineer. */
  public Path home() {
    return path.getParent();
  }

  /**
   * Returns the present state; empty if there is no file or none that can be understood. Takes no
   * lock, changes nothing on disk, and parses only what changed since the last time.
   */
  public State load() {
    try {
      Snapshot now = look();
      problems.now(READING, now.flaw().map(why -> path + ": " + why + "; ignored and not changed"));
      return now.state();
    } catch (FileException e) {
      problems.now(READING, Optional.of(e.getMessage()));
      return last.get().state();
    }
  }

  /** Returns whether every change is on disk, as far as this process knows; reads nothing. */
  public boolean isSaved() {
    return last.get().saved();
  }

  /** Returns the problem with the file, as far as the last calls saw; for people. */
  public Optional<String> problem() {
    return problems.present(WRITING).or(() -> problems.present(READING));
  }

  /**
   * Changes the memory of a share.
   *
   * @param change see {@link #update(UnaryOperator)}
   */
  public SaveResult update(String share, UnaryOperator<ShareState> change) {
    return update(state -> state.with(share, change.apply(state.of(share))));
  }

  /** Forgets a share. */
  public SaveResult drop(String share) {
    return update(state -> state.without(share));
  }

  /**
   * Changes the state. A file that cannot be understood is set aside first, if there is something
   * to write. Changes that wait for each other are written together, and share one answer: hundreds
   * of shares may have something to remember at the same moment.
   *
   * @param change must be quick and depend on its argument alone: it is applied twice, first to see
   *     whether there is anything to lock and write for
   */
  public SaveResult update(UnaryOperator<State> change) {
    return changes.make(change);
  }

  private SaveResult make(UnaryOperator<State> change) {
    try {
      Snapshot now = look();
      return changesNothing(change.apply(now.state()), now)
          ? unchanged(now)
          : lockAndReplace(change);
    } catch (FileException e) {
      Snapshot known = last.get();
      return notSaved(known, change.apply(known.state()), e);
    }
  }

  private SaveResult lockAndReplace(UnaryOperator<State> change) throws FileException {
    LockAttempt got = lock.acquire("writing the state", LOCK_LIMIT);
    if (got instanceof HeldByOther other) {
      throw new FileException(path, "locked by " + other.name());
    }
    HeldLock held = ((Held) got).lock();
    try {
      Snapshot now = look();
      State next = change.apply(now.state());
      return changesNothing(next, now) ? unchanged(now) : replace(now, next);
    } finally {
      held.close();
    }
  }

  private SaveResult replace(Snapshot now, State next) {
    Snapshot onDisk = now;
    Optional<String> news = Optional.empty();
    try {
      if (now.flaw().isPresent()) {
        Path aside = file.setAside("bad-" + STAMP.format(time.now()));
        onDisk = Snapshot.NOTHING;
        news = now.flaw().map(why -> path + ": " + why + "; set aside as " + aside.getFileName());
      }
      byte[] bytes = StateJson.write(next);
      file.replace(bytes);
      last.set(Snapshot.written(bytes, next));
      problems.now(READING, Optional.empty());
      problems.now(WRITING, news);
      return new SaveResult.Written(next);
    } catch (IOException e) {
      news.ifPresent(text -> problems.now(WRITING, Optional.of(text)));
      return notSaved(onDisk, next, FileException.at(path, e));
    }
  }

  private SaveResult unchanged(Snapshot now) {
    problems.now(WRITING, Optional.empty());
    return new SaveResult.Unchanged(now.state());
  }

  private SaveResult notSaved(Snapshot onDisk, State next, FileException failure) {
    last.set(onDisk.unsaved(next));
    problems.now(WRITING, Optional.of(failure.getMessage() + "; the state is not saved"));
    return new SaveResult.NotSaved(next, failure.getMessage());
  }

  private static boolean changesNothing(State next, Snapshot now) {
    return now.saved() && next.equals(now.state());
  }

  private Snapshot look() throws FileException {
    Snapshot before = last.get();
    Snapshot now = before.refreshed(path);
    // What was written meanwhile counts more: it is newer, and may not even be on disk.
    if (last.compareAndSet(before, now) && now.saved() && !before.saved()) {
      problems.now(
          WRITING, Optional.empty()); // Another process wrote: what was not saved is given up.
    }
    return now;
  }
}
