package io.mountaineer.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.app.UserError;
import io.mountaineer.doctor.Finding;
import io.mountaineer.doctor.Finding.Verdict;
import io.mountaineer.engine.EventLog;
import io.mountaineer.engine.Workers;
import io.mountaineer.platform.sim.SimulatedOpener;
import io.mountaineer.tray.menu.TrayAction;
import io.mountaineer.tray.menu.TrayAction.Common;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries of the menu that work with and without a valid config. */
class ProgramActionsTest {

  @TempDir Path folder;
  private final FakeScreen screen = new FakeScreen();
  private final SimulatedOpener finder = new SimulatedOpener();
  private final AtomicInteger ends = new AtomicInteger();

  @Test
  void theLogAndTheConfigFileAreOpened() {
    actions().choose(Common.OPEN_LOG);
    actions().choose(Common.OPEN_CONFIG);

    assertEquals(
        List.of(folder.resolve("log").toString(), folder.resolve("config.toml").toString()),
        finder.opened());
  }

  @Test
  void detailsShowEveryProblemOfTheConfig() {
    ProgramActions actions = actions();
    actions.setProblems(List.of("config.toml:3:1: one", "config.toml:9:1: two"));
    actions.choose(Common.SHOW_PROBLEMS);

    Notice notice = screen.notices.get(0);
    assertEquals("Show Details", notice.title());
    assertEquals("The config file has 2 errors.", notice.headline());
    assertEquals(
        List.of("config.toml:3:1: one", "config.toml:9:1: two"), notice.details().subList(0, 2));
  }

  @Test
  void theDoctorSaysWhatIsWrongAndWhatToDo() {
    actions().choose(Common.RUN_DOCTOR);

    Notice notice = screen.notices.get(0);
    assertEquals("Run Doctor", notice.title());
    assertEquals("1 problem, 0 warnings", notice.headline());
    assertEquals(
        List.of("✕ CORE: neither host answers\nCheck the cable.", "✓ tools: all there"),
        notice.details());
  }

  @Test
  void aboutNamesTheVersion() {
    actions().choose(Common.ABOUT);

    assertEquals("mountaineer 1.2", screen.notices.get(0).headline());
    assertEquals("About mountaineer", screen.notices.get(0).title());
  }

  @Test
  void quitSaysOnceThatSharesNoLongerSwitch() {
    quit(true);
    assertEquals(0, ends.get());
    Question question = screen.questions.get(0);
    assertEquals("Shares will no longer switch by themselves.", question.notice().headline());
    assertFalse(question.isRisky());
    question.then().run();
    assertEquals(1, ends.get());

    quit(true);

    assertEquals(2, ends.get());
    assertEquals(1, screen.questions.size());
  }

  @Test
  void quitThatWasCancelledIsExplainedAgain() {
    quit(true);
    quit(true);

    assertEquals(2, screen.questions.size());
    assertFalse(Files.exists(folder.resolve("explained")));
  }

  @Test
  void quitBesideAMonitorEndsNothingForTheSharesAndSaysNothing() {
    quit(false);

    assertEquals(1, ends.get());
    assertTrue(screen.questions.isEmpty());
  }

  @Test
  void aSwitchAtLoginThatFailsSaysWhy() {
    actions().choose(new TrayAction.OpenAtLogin(true));

    assertEquals("Open at Login", screen.notices.get(0).title());
    assertEquals("The monitor opens at login already.", screen.notices.get(0).headline());
  }

  @Test
  void anActionOnAShareIsNotOfTheProgram() {
    assertFalse(actions().choose(new TrayAction.MountShare("CORE")));
  }

  private void quit(boolean isMonitor) {
    actions().quit(() -> isMonitor, ends::incrementAndGet);
  }

  private ProgramActions actions() {
    ProgramFacts facts =
        new ProgramFacts(
            List.of("mountaineer 1.2", "commit abc"),
            folder.resolve("config.toml"),
            folder.resolve("log"),
            folder.resolve("explained"),
            () ->
                List.of(
                    new Finding("tools", "", Verdict.OK, "all there", Optional.empty()),
                    new Finding(
                        "ports",
                        "CORE",
                        Verdict.FAIL,
                        "neither host answers",
                        Optional.of("check the cable"))),
            new MonitorAtLogin());
    FinderOpener opener = new FinderOpener(finder, new EventLog(entry -> {}), screen);
    return new ProgramActions(facts, screen, opener, Workers.inline());
  }

  /** Mac whose agent is the monitor without a menu. */
  private static final class MonitorAtLogin implements LoginSwitch {
    @Override
    public Optional<Boolean> isOn() {
      return Optional.of(false);
    }

    @Override
    public void set(boolean on) {
      throw new UserError(UserError.Kind.FAILED, "the monitor opens at login already", "");
    }
  }
}
