package io.mountaineer.platform.macos;

import io.mountaineer.platform.Events;
import io.mountaineer.platform.process.LineSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Events of macOS, from two programs that run all the time. */
final class MacEvents implements Events {

  private final LineSource.Factory sources;

  MacEvents(LineSource.Factory sources) {
    this.sources = sources;
  }

  /** Without notifyutil the mount events are missing; those of the network are scutil's. */
  @Override
  public Subscription subscribe(Listener listener) {
    List<LineSource> running =
        List.of(
            sources.keepRunning(Scutil.WATCH, new Reader(Kind.NETWORK, Scutil::change, listener)),
            sources.keepRunning(
                Notifyutil.WATCH, new Reader(Kind.MOUNT, Notifyutil::change, listener)));
    return () -> {
      running.forEach(LineSource::stop);
      running.forEach(LineSource::close);
    };
  }

  /**
   * Change that a program reported.
   *
   * @param what for the log, such as {@code bridge0/IPv4}
   */
  record Change(Kind kind, String what) {}

  /**
   * Reader of a program's lines.
   *
   * @param kind of the events that are missing without the program
   */
  private record Reader(Kind kind, Function<String, Optional<Change>> meaning, Listener listener)
      implements LineSource.Listener {

    @Override
    public void started() {
      listener.available(kind);
    }

    @Override
    public void line(String text) {
      meaning.apply(text).ifPresent(change -> listener.happened(change.kind(), change.what()));
    }

    @Override
    public void lost(String cause) {
      listener.unavailable(kind, cause);
    }
  }
}
