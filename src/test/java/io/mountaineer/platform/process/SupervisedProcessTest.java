package io.mountaineer.platform.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.platform.process.SupervisedProcess.RestartDelay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keeps real children running; needs a Unix shell. */
@Timeout(180)
class SupervisedProcessTest {

  private static final RestartDelay NONE =
      new RestartDelay(List.of(Duration.ZERO), Duration.ofMinutes(1));
  private static final RestartDelay ENDLESS =
      new RestartDelay(List.of(Duration.ofHours(1)), Duration.ofMinutes(1));

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private LineSource source;

  @AfterEach
  void close() {
    if (source != null) {
      source.close();
    }
  }

  @Test
  void aProgramReadsItsTaskAndItsInputStaysOpen() throws Exception {
    keep(
        ENDLESS,
        withInput("n.watch\n", "read -r line; echo \"got $line\"; read -r more; echo end"));

    assertEquals("started", next());
    assertEquals("got n.watch", next());

    assertEquals(List.of(), List.copyOf(heard));
  }

  @Test
  void aProgramThatEndsIsStartedAgain() throws Exception {
    keep(NONE, withInput("", "echo hello; exit 3"));

    assertEquals(
        List.of("started", "hello", "lost: /bin/sh ended with 3", "started", "hello"),
        List.of(next(), next(), next(), next(), next()));
  }

  @Test
  void beforeItIsStartedAgainTimePasses() throws Exception {
    keep(ENDLESS, withInput("", "echo $$"));
    next();
    long pid = Long.parseLong(next());

    assertEquals("lost: /bin/sh ended with 0", next());

    assertEquals(List.of(), List.copyOf(heard));
    awaitGone(pid);
  }

  @Test
  void aProgramThatIsNotThereIsTriedAgain() throws Exception {
    keep(NONE, LineSource.Program.withInput("", "no-such-tool"));

    String lost = "lost: no-such-tool not found, or not executable, in /usr/bin:/bin";
    assertEquals(List.of(lost, lost), List.of(next(), next()));
  }

  @Test
  void itEndsWithItsFeed() throws Exception {
    keep(ENDLESS, withInput("", "sleep 600 & echo $!; echo $$; wait"));
    next();
    long grandchild = Long.parseLong(next());
    long child = Long.parseLong(next());

    source.close();

    awaitGone(child);
    awaitGone(grandchild);
    assertEquals(List.of(), List.copyOf(heard));
  }

  @Test
  void aProgramThatIgnoresEverySignalEndsAllTheSame() throws Exception {
    keep(ENDLESS, withoutInput("trap '' TERM INT HUP; echo $$; while :; do sleep 600; done"));
    next();
    long pid = Long.parseLong(next());

    source.close();

    awaitGone(pid);
  }

  @Test
  void aProgramThatDoesNotReadItsInputEndsWhenNobodyHoldsTheOtherEnd() throws Exception {
    List<String> call = ParentDeathGuard.guard(List.of("/bin/sleep", "600"));
    Process process = new ProcessBuilder(call).start();
    assertTrue(process.isAlive());

    process.getOutputStream().close();

    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
  }

  @Test
  void theLeashEndsWithItsProgram() throws Exception {
    keep(ENDLESS, withoutInput("echo $$; pgrep -P $$ | head -1; exit 7"));
    next();
    next();
    long leash = Long.parseLong(next().strip());

    assertEquals("lost: /bin/sh ended with 7", next());

    awaitGone(leash);
  }

  @Test
  void aFeedIsClosedWhileItWaits() throws Exception {
    keep(ENDLESS, withInput("", "exit 0"));
    next();
    next();
    assertTrue(isKept(), "it waits");

    source.close();

    assertFalse(isKept());
  }

  private static boolean isKept() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("keep /bin/sh"));
  }

  private void keep(RestartDelay delay, LineSource.Program program) {
    ProcessStarter starter =
        new ProcessStarter(new ProgramPath("/usr/bin:/bin"), new ProgramStarts());
    source = SupervisedProcess.start(starter, program, listener(), delay);
  }

  private static LineSource.Program withInput(String input, String script) {
    return LineSource.Program.withInput(input, "/bin/sh", "-c", script);
  }

  private static LineSource.Program withoutInput(String script) {
    return LineSource.Program.withoutInput("/bin/sh", "-c", script);
  }

  private LineSource.Listener listener() {
    return new LineSource.Listener() {
      @Override
      public void started() {
        heard.add("started");
      }

      @Override
      public void line(String text) {
        heard.add(text);
      }

      @Override
      public void lost(String cause) {
        heard.add("lost: " + cause);
      }
    };
  }

  private String next() throws InterruptedException {
    String text = heard.poll(60, TimeUnit.SECONDS);
    assertTrue(text != null, "nothing is heard");
    return text;
  }

  /** Gone, or a zombie that nobody collects. */
  private static void awaitGone(long pid) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (runs(pid)) {
      assertTrue(System.nanoTime() < end, pid + " still runs");
      Thread.onSpinWait();
    }
  }

  private static boolean runs(long pid) throws IOException, InterruptedException {
    Process ps = new ProcessBuilder("ps", "-o", "stat=", "-p", Long.toString(pid)).start();
    String stat = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    ps.waitFor();
    return !stat.isEmpty() && !stat.startsWith("Z");
  }
}
