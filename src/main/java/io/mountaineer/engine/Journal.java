package io.mountaineer.engine;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Interface;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShareState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Tells what happens, one entry per transition; what did not change is not told. */
public final class Journal {

  private final Consumer<JournalEntry> sink;

  /** A journal that tells somebody. */
  public Journal(Consumer<JournalEntry> sink) {
    this.sink = sink;
  }

  /** A journal that writes to the log, which nothing is loaded for before there is an entry. */
  public static Journal toLog() {
    return new Journal(
        entry -> LoggerFactory.getLogger("mountaineer").atLevel(entry.level()).log(entry.text()));
  }

  /** The same journal, with somebody listening. */
  public Journal and(Consumer<JournalEntry> listener) {
    return new Journal(sink.andThen(listener));
  }

  public void note(JournalEntry entry) {
    sink.accept(entry);
  }

  void mountAttempt(Share share, Interface to) {
    note(
        JournalEntry.info(
            "mount_attempt", "share", share.name(), "to", to.wire(), "host", share.host(to)));
  }

  void mountEnd(Share share, Interface to, Optional<Failure> failure, long nanos) {
    String event = failure.isPresent() ? "mount_failed" : "mounted";
    String host = share.host(to);
    JournalEntry entry =
        JournalEntry.info(event, "share", share.name(), "to", to.wire(), "host", host)
            .with("ms", millis(nanos));
    note(
        failure
            .map(why -> entry.with("kind", why.kind().wire()).becauseOf(why.text()))
            .orElse(entry));
  }

  void unmount(Share share, MountEntry entry, boolean force, Unmounting.Result result, long nanos) {
    boolean gone = result instanceof Unmounting.Result.Gone;
    String host = entry.smb().map(MountEntry.SmbSource::host).orElse("");
    JournalEntry told =
        JournalEntry.info(gone ? "unmounted" : "unmount_failed", "share", share.name())
            .with("path", entry.path().toString())
            .with("host", host)
            .with("how", force ? "force" : "plain")
            .with("ms", millis(nanos));
    note(gone ? told : told.becauseOf(cause(result)));
  }

  private static String cause(Unmounting.Result result) {
    return result instanceof Unmounting.Result.Failed failed
        ? failed.failure().text()
        : ((Unmounting.Result.Busy) result).files().toString();
  }

  /**
   * What a look at open files found.
   *
   * @param decision what is made of it, in one word
   */
  void openFiles(Share share, OpenFiles files, String decision) {
    String count = files instanceof OpenFiles.Held held ? String.valueOf(held.count()) : "0";
    note(
        JournalEntry.info("open_files", "share", share.name())
            .with("count", files instanceof OpenFiles.Unknown ? "unknown" : count)
            .with("found", files.toString())
            .with("decision", decision));
  }

  /** What an observation changed. */
  void seen(Share share, ShareState before, ShareState after) {
    Transitions.seen(share, before, after).forEach(this::note);
  }

  /** What acting on a plan came to. */
  void acted(Share share, ShareReport planned, ShareState after, Outcome outcome) {
    Transitions.acted(share, planned, after, outcome).forEach(this::note);
  }

  /** The config is another one from now on. */
  public void configReloaded() {
    note(JournalEntry.info("config_reloaded"));
  }

  /** The config was changed to something that cannot be used; the one before stays in use. */
  public void configRejected(String why) {
    note(JournalEntry.warn("config_rejected", "cause", why));
  }

  /** Something was shown to the user in another program. */
  public void opened(Path path) {
    note(JournalEntry.info("opened", "path", path.toString()));
  }

  /** A defect of ours met one share; its neighbours go on. */
  static JournalEntry defect(Share share, Throwable defect) {
    return JournalEntry.warn("defect", "share", share.name(), "cause", defect.toString());
  }

  private static String millis(long nanos) {
    return String.valueOf(Duration.ofNanos(nanos).toMillis());
  }
}
