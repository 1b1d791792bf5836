package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.platform.LaunchAgent.Answer;
import io.mountaineer.platform.LaunchAgent.Answer.Cause;
import io.mountaineer.platform.LaunchAgent.Answer.NotLoaded;
import io.mountaineer.platform.LaunchAgent.Answer.Unknown;
import io.mountaineer.platform.SteppedClock;
import io.mountaineer.platform.macos.LaunchdException.Kind;
import io.mountaineer.platform.process.CommandResult.Exited;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class LaunchdJobTest {

  private static final String LABEL = "com.mountaineer.agent";
  private static final Path PLIST = Path.of("/Users/evan/Library/LaunchAgents/x.plist");

  private final SteppedClock clock = new SteppedClock();
  private final FakeLaunchd launchd = new FakeLaunchd(clock);
  private final LaunchdJob job = new LaunchdJob(launchd, clock, 501, LABEL, pid -> true);

  @Test
  void bootOutReturnsOnlyWhenTheJobIsGone() throws LaunchdException {
    launchd.running().drainsFor(Duration.ofSeconds(5));

    job.bootOut();

    assertInstanceOf(NotLoaded.class, job.look());
    assertEquals(5, clock.gone().toSeconds());
  }

  @Test
  void bootOutOfAJobThatIsAbsentIsDone() throws LaunchdException {
    job.bootOut();

    assertEquals(Duration.ZERO, clock.gone());
  }

  @Test
  void aJobThatDoesNotGoIsNotWaitedForLongerThanTenSeconds() {
    launchd.running().drainsFor(Duration.ofMinutes(1));

    LaunchdException failure = assertThrows(LaunchdException.class, job::bootOut);

    assertTrue(failure.getMessage().contains("still there after 10 s"), failure.getMessage());
    assertEquals(10, clock.gone().toSeconds());
  }

  @Test
  void bootstrapIsTriedAgainWhileTheOldJobDrains() throws LaunchdException {
    // Gone for `print` here, but a bootstrap is refused a while longer.
    ScriptedRunner runner = new ScriptedRunner();
    runner.answers(
        "launchctl",
        () -> clock.gone().toSeconds() < 6 ? new Exited(5, "", "busy") : new Exited(0, "", ""));

    new LaunchdJob(runner, clock, 501, LABEL, pid -> true).bootstrap(PLIST);

    assertEquals(6, clock.gone().toSeconds());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "launchctl-01-bootstrap-5 | Bootstrap failed: 5: Input/output error",
        "launchctl-02-load-5 | Load failed: 5: Input/output error"
      })
  void bootstrapGivesUpAfterFifteenSecondsWithTheWordsOfLaunchctl(String said, String words) {
    ScriptedRunner runner = new ScriptedRunner().fails("launchctl", 5, Transcript.of(said).text());
    LaunchdJob draining = new LaunchdJob(runner, clock, 501, LABEL, pid -> true);

    LaunchdException failure =
        assertThrows(LaunchdException.class, () -> draining.bootstrap(PLIST));

    assertEquals(words, failure.getMessage());
    assertEquals(Kind.OTHER, failure.kind());
    assertEquals(15, clock.gone().toSeconds());
  }

  @Test
  void anErrorOfBootstrapForAJobThatIsSwitchedOffIsKnownAsThat() {
    launchd.switchedOff();

    LaunchdException failure = assertThrows(LaunchdException.class, () -> job.bootstrap(PLIST));

    assertEquals(Kind.SWITCHED_OFF, failure.kind());
  }

  @Test
  void aServiceThatLaunchctlCallsDisabledIsSwitchedOffAndNotTriedTwice() {
    ScriptedRunner runner =
        new ScriptedRunner().fails("launchctl", 119, "Bootstrap failed: 119: Service is disabled");
    LaunchdJob disabled = new LaunchdJob(runner, clock, 501, LABEL, pid -> true);

    LaunchdException failure =
        assertThrows(LaunchdException.class, () -> disabled.bootstrap(PLIST));

    assertEquals(Kind.SWITCHED_OFF, failure.kind());
    assertEquals(Duration.ZERO, clock.gone());
    assertEquals(Kind.SWITCHED_OFF, assertThrows(LaunchdException.class, disabled::restart).kind());
  }

  @Test
  void anOlderListOfDisabledServicesSaysTrue() throws LaunchdException {
    String list = Transcript.of("launchctl-09-print-disabled-true-false").text();
    ScriptedRunner runner = new ScriptedRunner().exits("launchctl", 0, list, "");

    LaunchdJob off =
        new LaunchdJob(runner, clock, 501, "io.tailscale.ipn.macos.login-item-helper", pid -> true);

    assertThrows(LaunchdException.class, off::requireSwitchedOn);
    new LaunchdJob(runner, clock, 501, "com.docker.helper", pid -> true).requireSwitchedOn();
    job.requireSwitchedOn();
  }

  @Test
  void anErrorOfBootstrapDoesNotCountWhenTheJobIsLoaded() throws LaunchdException {
    launchd.liesAboutBootstrap();

    job.bootstrap(PLIST);

    assertEquals(List.of("bootstrap"), launchd.changes());
  }

  @Test
  void withNobodyAtTheScreenNothingIsTriedTwice() {
    launchd.nobodyLoggedIn();

    LaunchdException failure = assertThrows(LaunchdException.class, () -> job.bootstrap(PLIST));

    assertEquals(Kind.NO_LOGIN, failure.kind());
    assertEquals(List.of("bootstrap"), launchd.changes());
    assertEquals(Cause.NO_LOGIN, cause(job.look()));
  }

  @Test
  void aProcessThatIsNotSeenAtWorkIsAliveAfterTenSeconds() throws LaunchdException {
    job.bootstrap(PLIST);
    LaunchdJob unseen = new LaunchdJob(launchd, clock, 501, LABEL, pid -> false);

    assertEquals(4711, unseen.awaitAlive(new NotLoaded()));
    assertTrue(clock.gone().compareTo(Duration.ofSeconds(10)) > 0, clock.gone().toString());
  }

  @Test
  void aProcessAtWorkIsAliveAfterTwoSeconds() throws LaunchdException {
    job.bootstrap(PLIST);

    assertEquals(4711, job.awaitAlive(new NotLoaded()));
    assertTrue(clock.gone().compareTo(Duration.ofSeconds(2)) > 0, clock.gone().toString());
  }

  @Test
  void aProcessThatEndsAtOnceIsNotAlive() throws LaunchdException {
    launchd.processesLiveFor(Duration.ofMillis(700));
    job.bootstrap(PLIST);

    LaunchdException failure =
        assertThrows(LaunchdException.class, () -> job.awaitAlive(new NotLoaded()));

    assertEquals(Kind.NOT_ALIVE, failure.kind());
    assertTrue(failure.getMessage().contains("spawn scheduled"), failure.getMessage());
    assertEquals(1, clock.gone().toSeconds());
  }

  @Test
  void aJobThatLaunchdNeverStartsIsWaitedForThirtySeconds() throws LaunchdException {
    launchd.processesLiveFor(Duration.ZERO);
    job.bootstrap(PLIST);

    assertThrows(LaunchdException.class, () -> job.awaitAlive(new NotLoaded()));
    assertEquals(30, clock.gone().toSeconds());
  }

  @Test
  void aRestartWaitsForTheNewProcessHoweverLongTheOldOneTakes() throws LaunchdException {
    launchd.running().drainsFor(Duration.ofSeconds(5));
    Answer before = job.look();

    job.restart();

    assertEquals(4712, job.awaitAlive(before));
  }

  @Test
  void aRestartOfAJobThatIsNotLoadedFails() {
    LaunchdException failure = assertThrows(LaunchdException.class, job::restart);

    assertEquals(Kind.OTHER, failure.kind());
  }

  @Test
  void aJobSwitchedOffByTheUserIsKnown() throws LaunchdException {
    job.requireSwitchedOn();

    launchd.switchedOff();

    LaunchdException failure = assertThrows(LaunchdException.class, job::requireSwitchedOn);
    assertEquals(Kind.SWITCHED_OFF, failure.kind());
  }

  @Test
  void whatCannotBeLookedAtIsUnknown() throws LaunchdException {
    LaunchdJob silent =
        new LaunchdJob(new ScriptedRunner().hangs("launchctl"), clock, 501, LABEL, pid -> true);
    LaunchdJob without = new LaunchdJob(new ScriptedRunner(), clock, 501, LABEL, pid -> true);

    assertEquals(Cause.OTHER, cause(silent.look()));
    assertEquals(Cause.NO_TOOL, cause(without.look()));
    assertEquals(
        Kind.TOOL_MISSING, assertThrows(LaunchdException.class, without::lookOrFail).kind());
    silent.requireSwitchedOn();
  }

  @Test
  void anOlderLaunchctlSaysOnlyThatTheServiceIsMissing() {
    ScriptedRunner older =
        new ScriptedRunner()
            .fails("launchctl", 113, "Could not find service \"x\" in domain for user gui: 501");
    ScriptedRunner noDomain =
        new ScriptedRunner().fails("launchctl", 113, "Could not find domain for user gui: 501");

    assertInstanceOf(NotLoaded.class, new LaunchdJob(older, clock, 501, LABEL, pid -> true).look());
    assertEquals(
        Cause.NO_LOGIN, cause(new LaunchdJob(noDomain, clock, 501, LABEL, pid -> true).look()));
  }

  private static Cause cause(Answer look) {
    return assertInstanceOf(Unknown.class, look).cause();
  }
}
