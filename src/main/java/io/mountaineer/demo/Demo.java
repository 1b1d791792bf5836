package io.mountaineer.demo;

import io.mountaineer.core.Interface;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.ShareReport;
import io.mountaineer.platform.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Story of a cable that is pulled and plugged in again, on a simulated Mac: the real engine and
 * monitor, real config, state, links and log, real probes of two listeners on loopback, and a real
 * process that holds a file open.
 */
public final class Demo {

  /** No step of the story takes longer than this, even on a slow machine. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

  private final DemoWorld world;
  private final Clock clock;
  private final Timeline timeline;

  private Demo(DemoWorld world, Clock clock, Timeline timeline) {
    this.world = world;
    this.clock = clock;
    this.timeline = timeline;
  }

  /**
   * Plays the story in a folder and leaves its files there.
   *
   * @param folder empty or new; absolute
   * @param pathVariable for finding lsof and tail; null when it is not set
   * @throws IOException when the folder or loopback cannot be used
   */
  public static void playIn(Path folder, String pathVariable, Clock clock, Timeline timeline)
      throws IOException {
    try (DemoWorld world = DemoWorld.in(folder, pathVariable, clock)) {
      new Demo(world, clock, timeline).play();
    }
  }

  private void play() throws IOException {
    timeline.add(
        "start",
        "a Mac with one share, CORE: Thunderbolt "
            + world.host(Interface.TB)
            + ", fallback "
            + world.host(Interface.FALLBACK));
    world.startMonitor();
    until("mounted via Thunderbolt", on(Interface.TB));
    timeline.add("mounted", "mounted via Thunderbolt; " + world.stableFile() + " reads: " + read());
    Process editor = world.openFile();
    timeline.add("file_opened", "tail (" + editor.pid() + ") opens a file of the share");
    failOver();
    comeBack(editor);
  }

  private void failOver() throws IOException {
    world.cable().pullCable();
    timeline.add("cable_out", "the Thunderbolt cable is pulled");
    until("failed over", on(Interface.FALLBACK));
    timeline.add(
        "failover", "failed over to fallback at the same path; the file still reads: " + read());
  }

  private void comeBack(Process editor) throws IOException {
    world.hold(editor);
    world.cable().plugIn();
    timeline.add("cable_in", "the cable is back; Thunderbolt must be stable for a while");
    ShareReport ready =
        until("TB Ready", report -> report.state().recovery().pending() && isHeld(report));
    timeline.add(
        "tb_ready", "TB Ready: " + ready.state().recovery().reason().orElse("") + ", so it waits");
    world.close(editor);
    timeline.add("file_closed", "tail has closed the file");
    until("back on Thunderbolt", on(Interface.TB));
    timeline.add("recovery", "back on Thunderbolt by itself; the file reads: " + read());
  }

  private String read() throws IOException {
    return '"' + Files.readString(world.stableFile()).strip() + '"';
  }

  private static boolean isHeld(ShareReport report) {
    return report.seen().openFiles().filter(OpenFiles.Held.class::isInstance).isPresent();
  }

  private static Predicate<ShareReport> on(Interface via) {
    return report -> report.state().active().equals(Optional.of(via));
  }

  private ShareReport until(String what, Predicate<ShareReport> expected) {
    Optional<ShareReport> met =
        clock.await(
            LIMIT, BETWEEN_LOOKS, () -> world.latest().filter(expected), Optional::isPresent);
    if (met.isEmpty()) {
      Thread.interrupted(); // an interrupt must not cut short the wait for the monitor's end
      throw new DemoFailed(
          "not " + what + " within " + LIMIT.toSeconds() + " s: " + world.latest());
    }
    return met.get();
  }

  /** A step of the story did not happen. */
  public static final class DemoFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoFailed(String message) {
      super(message);
    }
  }
}
