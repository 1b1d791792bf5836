package io.mountaineer.engine;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Interface;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Pause;
import io.mountaineer.core.Request;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Log of events, one entry per transition; what did not change is not logged. */
public final class EventLog {

  private final Consumer<LogEvent> sink;

  /** Creates a log that passes each event to a consumer. */
  public EventLog(Consumer<LogEvent> sink) {
    this.sink = sink;
  }

  /**
   * Returns a log that writes to the log file, for which nothing is loaded before there is an
   * event.
   */
  public static EventLog toLog() {
    return new EventLog(
        entry -> LoggerFactory.getLogger("mountaineer").atLevel(entry.level()).log(entry.text()));
  }

  /** Returns a log that also passes each event to a listener. */
  public EventLog and(Consumer<LogEvent> listener) {
    return new EventLog(sink.andThen(listener));
  }

  public void note(LogEvent entry) {
    sink.accept(entry);
  }

  void mountAttempt(Share share, Interface to) {
    note(
        LogEvent.info(
            "mount_attempt", "share", share.name(), "to", to.wire(), "host", share.host(to)));
  }

  void mountEnd(Share share, Interface to, Optional<Failure> failure, long nanos) {
    String event = failure.isPresent() ? "mount_failed" : "mounted";
    String host = share.host(to);
    LogEvent entry =
        LogEvent.info(event, "share", share.name(), "to", to.wire(), "host", host)
            .with("ms", millis(nanos));
    note(
        failure
            .map(why -> entry.with("kind", why.kind().wire()).becauseOf(why.text()))
            .orElse(entry));
  }

  void unmount(
      Share share, MountEntry entry, boolean force, VerifiedUnmount.Result result, long nanos) {
    boolean gone = result instanceof VerifiedUnmount.Result.Gone;
    String host = entry.smb().map(MountEntry.SmbSource::host).orElse("");
    LogEvent event =
        LogEvent.info(gone ? "unmounted" : "unmount_failed", "share", share.name())
            .with("path", entry.path().toString())
            .with("host", host)
            .with("how", force ? "force" : "plain")
            .with("ms", millis(nanos));
    note(gone ? event : event.becauseOf(cause(result)));
  }

  private static String cause(VerifiedUnmount.Result result) {
    return result instanceof VerifiedUnmount.Result.Failed failed
        ? failed.failure().text()
        : ((VerifiedUnmount.Result.Busy) result).files().toString();
  }

  /**
   * Logs what a look at open files found.
   *
   * @param decision what is made of it, in one word
   */
  void openFiles(Share share, OpenFiles files, String decision) {
    String count = files instanceof OpenFiles.Held held ? String.valueOf(held.count()) : "0";
    note(
        LogEvent.info("open_files", "share", share.name())
            .with("count", files instanceof OpenFiles.Unknown ? "unknown" : count)
            .with("found", files.toString())
            .with("decision", decision)
            .heldBy(Optional.of(files)));
  }

  /** Logs what an observation changed. */
  void seen(Share share, ShareState before, ShareState after) {
    Transitions.seen(share, before, after).forEach(this::note);
  }

  /** Logs what acting on a plan led to. */
  void acted(SharePlan plan, ShareState after, Outcome outcome, ActTimes times) {
    Transitions.acted(plan, after, outcome, times).forEach(this::note);
  }

  /** Logs that nothing is done to a share by itself from now on. */
  public void pauseSet(Share share, Pause pause) {
    String end = pause.until().map(Instant::toString).orElse("resume");
    note(LogEvent.info("pause_set", "share", share.name(), "until", end));
  }

  /** Logs that the user ended a pause of a share. */
  public void pauseEnded(Share share) {
    note(LogEvent.info("pause_ended", "share", share.name()));
  }

  /** Logs that a move waits from now on until a share is idle. */
  public void requestMade(Share share, Request request) {
    note(request("request_made", share, request));
  }

  /** Logs that the user took a request back. */
  public void requestCancelled(Share share, Request request) {
    note(request("request_cancelled", share, request));
  }

  /** Logs that a request was given up because its time is over. */
  public void requestExpired(Share share, Request request) {
    note(request("request_ended", share, request));
  }

  private static LogEvent request(String event, Share share, Request request) {
    return LogEvent.info(event, "share", share.name(), "to", request.to().wire())
        .with("since", request.since().toString())
        .with("until", request.until().map(Instant::toString).orElse("cancelled"));
  }

  /** Logs that the config is another one from now on. */
  public void configReloaded() {
    note(LogEvent.info("config_reloaded"));
  }

  /**
   * Logs that the config was changed to something that cannot be used; the one before stays in use.
   */
  public void configRejected(String why) {
    note(LogEvent.warn("config_rejected", "cause", why));
  }

  /** Logs what is wrong with a hook. */
  public void hook(String event, String hook, String cause) {
    note(LogEvent.warn(event, "hook", hook, "cause", cause));
  }

  /** Logs that something was shown to the user in another program. */
  public void opened(String thing) {
    note(LogEvent.info("opened", "path", thing));
  }

  /** Returns the event for a defect of ours that one share met; the other shares are unaffected. */
  static LogEvent defect(Share share, Throwable defect) {
    return LogEvent.warn("defect", "share", share.name(), "cause", defect.toString());
  }

  static String millis(long nanos) {
    return String.valueOf(Duration.ofNanos(nanos).toMillis());
  }
}
