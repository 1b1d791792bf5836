package io.mountaineer.platform.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mountaineer.platform.process.CommandResult.Cut;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;
import io.mountaineer.platform.process.CommandResult.TimedOut;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs real children; needs a Unix shell. */
@Timeout(180)
class SystemCommandRunnerTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final SystemCommandRunner runner = new SystemCommandRunner(new ProgramPath(null));

  @TempDir Path directory;

  @Test
  void givesBothStreamsAndTheExitCode() {
    assertEquals(new Exited(3, "out\n", "err\n"), shell(LONG, "echo out; echo err >&2; exit 3"));
  }

  @Test
  void passesArgumentsAsTheyAre() {
    String hostile = "a b $HOME '\"; touch x # %41 @";

    assertEquals(new Exited(0, hostile, ""), runner.run(Command.of(LONG, "printf", "%s", hostile)));
  }

  @Test
  void readsUtf8AndReplacesWhatIsMalformed() {
    assertEquals(new Exited(0, "ä\uFFFDz", ""), shell(LONG, "printf '\\303\\244\\377z'"));
  }

  @Test
  void passesUmlautsInArgumentsBothWays() {
    String decomposed = "Bu\u0308ro";
    assumeTrue(Charset.defaultCharset().newEncoder().canEncode(decomposed), "ASCII-only Java");

    assertEquals(
        new Exited(0, decomposed, ""), runner.run(Command.of(LONG, "printf", "%s", decomposed)));
  }

  @Test
  void givesAUtf8LocaleAndAnEmptyInput() {
    assertEquals(new Exited(0, "en_US.UTF-8\n", ""), shell(LONG, "cat; echo $LC_ALL"));
  }

  @Test
  void keepsTheBeginningOfAnOutputThatIsTooLongSaysSoAndLetsTheChildFinish() {
    Cut cut =
        assertInstanceOf(Cut.class, shell(LONG, "head -c 10485760 /dev/zero; echo finished >&2"));

    assertEquals(0, cut.code());
    assertEquals(8 << 20, cut.out().length());
    assertEquals("finished\n", cut.err());
  }

  @Test
  void errorsThatAreTooLongAreCutToo() {
    assertInstanceOf(Cut.class, shell(LONG, "head -c 8388609 /dev/zero >&2"));
  }

  @Test
  void anOutputThatJustFitsIsWhole() {
    Exited exited = assertInstanceOf(Exited.class, shell(LONG, "head -c 8388608 /dev/zero"));

    assertEquals(8 << 20, exited.out().length());
  }

  @Test
  void endsGrandchildrenAtTheLimitAndKeepsWhatWasWritten() {
    TimedOut timedOut =
        assertInstanceOf(TimedOut.class, shell(SHORT, "sleep 600 & echo $!; sleep 600"));

    assertTrue(timedOut.ended());
    assertIsGone(Long.parseLong(timedOut.out().strip()));
  }

  @Test
  void killsAChildThatIgnoresTerm() {
    TimedOut timedOut =
        assertInstanceOf(
            TimedOut.class, shell(SHORT, "trap '' TERM; echo $$; while :; do sleep 600; done"));

    assertIsGone(Long.parseLong(timedOut.out().strip()));
  }

  @Test
  void comesBackSoonAfterTheLimit() {
    long start = System.nanoTime();

    shell(SHORT, "trap '' TERM; while :; do sleep 600; done");

    assertTrue(since(start).compareTo(Duration.ofSeconds(60)) < 0, "took " + since(start));
  }

  @Test
  void doesNotWaitForAGrandchildThatHoldsTheOutputOpen() throws IOException {
    Path held = Files.createFile(directory.resolve("held"));
    long start = System.nanoTime();

    CommandResult result =
        shell(LONG, "(while [ -e '" + held + "' ]; do sleep 0.1; done) & echo out");

    Files.delete(held); // lets the grandchild end
    assertEquals(new Exited(0, "out\n", ""), result);
    assertTrue(since(start).compareTo(Duration.ofSeconds(25)) < 0, "took " + since(start));
  }

  @Test
  void isStoppedByAnInterruptAndKeepsIt() throws InterruptedException {
    Path pid = directory.resolve("pid");
    CommandResult[] result = new CommandResult[1];
    boolean[] interrupted = new boolean[1];
    Thread caller =
        new Thread(
            () -> {
              result[0] =
                  shell(
                      LONG,
                      "echo $$ >'"
                          + pid
                          + ".new'; mv '"
                          + pid
                          + ".new' '"
                          + pid
                          + "'; exec sleep 600");
              interrupted[0] = Thread.currentThread().isInterrupted();
            });

    caller.start();
    String child = contentOnceThere(pid);
    caller.interrupt();
    caller.join(LONG.toMillis());

    assertTrue(assertInstanceOf(TimedOut.class, result[0]).ended());
    assertTrue(interrupted[0]);
    assertIsGone(Long.parseLong(child));
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "QUIT", "HUP", "TERM", "TSTP", "PIPE"})
  void whatIsToOutliveUsIsEndedByNoSignalOfATerminal(String signal) {
    String script = "kill -" + signal + " $$; echo \"it goes on with $1\"";
    Command command = Command.of(LONG, "sh", "-c", script, "sh", "a b '$x'");

    assertEquals(
        new Exited(0, "it goes on with a b '$x'\n", ""), runner.run(command.outlivingUs()));
  }

  @Test
  void whatIsToOutliveUsGoesOnWhenWeEnd() throws Exception {
    Path began = directory.resolve("began");
    Path ended = directory.resolve("ended");
    String script =
        "echo > '%s'; while [ -e '%1$s' ]; do sleep 0.05; done; echo x; echo > '%s'"
            .formatted(began, ended);
    CommandResult[] result = new CommandResult[1];
    Thread caller =
        new Thread(
            () -> result[0] = runner.run(Command.of(LONG, "sh", "-c", script).outlivingUs()));
    caller.start();
    contentOnceThere(began);

    caller.interrupt();
    caller.join(LONG.toMillis());
    runner.endAll();

    assertFalse(assertInstanceOf(TimedOut.class, result[0]).ended());
    assertFalse(Files.exists(ended));
    Files.delete(began);
    contentOnceThere(ended);
  }

  @Test
  void whatIsToOutliveUsIsEndedAtItsLimitNevertheless() {
    Command command = Command.of(SHORT, "sh", "-c", "echo $$; while :; do sleep 600; done");

    TimedOut timedOut = assertInstanceOf(TimedOut.class, runner.run(command.outlivingUs()));

    assertIsGone(Long.parseLong(timedOut.out().strip()));
  }

  @Test
  void whatNeverEndsByItselfIsEndedAtItsLimitAndSoIsItsGuard() {
    Command command = Command.of(SHORT, "sh", "-c", "echo $$; exec sleep 600");

    TimedOut timedOut = assertInstanceOf(TimedOut.class, runner.run(command.ofEndless()));

    assertTrue(timedOut.ended());
    assertIsGone(Long.parseLong(timedOut.out().strip()));
  }

  @Test
  void whatEndsInSpiteOfThatIsReadAsUsual() {
    Command command = Command.of(LONG, "sh", "-c", "echo rows; exit 3");

    assertEquals(new Exited(3, "rows\n", ""), runner.run(command.ofEndless()));
  }

  @Test
  void saysWhichProgramThatIsToOutliveUsIsMissing() {
    assertInstanceOf(NotStarted.class, runner.run(Command.of(LONG, "no-such-tool").outlivingUs()));
  }

  @Test
  void aCallThatIsNotWaitedForReportsItsEnd() {
    Path open = directory.resolve("open");
    RunningCommand call =
        runner.begin(
            Command.of(
                LONG, "sh", "-c", "while [ ! -e '" + open + "' ]; do sleep 0.05; done; echo x"));
    assertEquals(Optional.empty(), call.result());

    assertTrue(open.toFile().mkdir());

    while (call.result().isEmpty()) {
      Thread.onSpinWait();
    }
    call.end();
    assertEquals(Optional.of(new Exited(0, "x\n", "")), call.result());
  }

  @Test
  void aCallThatIsNotWaitedForCanBeEnded() {
    Path pid = directory.resolve("pid");
    String script = "trap '' TERM; echo $$ > '%s.new'; mv '%1$s.new' '%1$s'; sleep 600";
    RunningCommand call = runner.begin(Command.of(LONG, "sh", "-c", script.formatted(pid)));
    String child = contentOnceThere(pid);

    call.end();

    assertInstanceOf(TimedOut.class, call.result().orElseThrow());
    assertIsGone(Long.parseLong(child));
  }

  @Test
  void startsNothingForAnInterruptedThread() {
    Path trace = directory.resolve("trace");
    Thread.currentThread().interrupt();

    CommandResult result = shell(LONG, "touch '" + trace + "'");

    assertTrue(Thread.interrupted());
    assertInstanceOf(TimedOut.class, result);
    assertFalse(Files.exists(trace));
  }

  @Test
  void saysWhichProgramIsMissing() {
    assertEquals(
        new NotStarted(
            "no-such-tool not found, or not executable, in /usr/bin:/bin:/usr/sbin:/sbin"),
        runner.run(Command.of(LONG, "no-such-tool")));
  }

  @Test
  void saysWhyAProgramDidNotStart() throws IOException {
    Path broken = directory.resolve("broken");
    Files.writeString(broken, "#!/no/such/interpreter\n");
    assertTrue(broken.toFile().setExecutable(true));

    NotStarted notStarted =
        assertInstanceOf(NotStarted.class, runner.run(Command.of(LONG, broken.toString())));

    assertTrue(notStarted.reason().startsWith("cannot start " + broken), notStarted.reason());
  }

  @Test
  void servesManyCallersAtOnce() {
    List<CommandResult> results =
        IntStream.range(0, 50)
            .mapToObj(
                i ->
                    new java.util.concurrent.FutureTask<>(
                        () -> shell(LONG, "sleep 0.2; echo " + i)))
            .peek(task -> new Thread(task).start())
            .toList()
            .stream()
            .map(SystemCommandRunnerTest::await)
            .toList();

    assertEquals(
        IntStream.range(0, 50).<CommandResult>mapToObj(i -> new Exited(0, i + "\n", "")).toList(),
        results);
  }

  @Test
  void countsNoEndedChildAsAbandoned() {
    Command command = Command.of(SHORT, "sleep", "600");

    runner.run(command);

    assertFalse(runner.isAbandoned(command));
  }

  private CommandResult shell(Duration limit, String script) {
    return runner.run(Command.of(limit, "sh", "-c", script));
  }

  private static <T> T await(java.util.concurrent.Future<T> task) {
    try {
      return task.get();
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static String contentOnceThere(Path file) {
    while (!Files.exists(file)) {
      Thread.onSpinWait();
    }
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Gone, or a zombie that nobody collects; on a busy machine a moment after it was killed. */
  private void assertIsGone(long pid) {
    String state = "unknown";
    long start = System.nanoTime();
    while (!state.isBlank() && !state.startsWith("Z")) {
      assertTrue(since(start).compareTo(LONG) < 0, pid + " is " + state);
      Command ps = Command.of(LONG, "ps", "-o", "stat=", "-p", pid + "");
      state = assertInstanceOf(Exited.class, runner.run(ps)).out();
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
