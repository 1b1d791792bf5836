package io.mountaineer.tray;

import io.mountaineer.app.UserError;
import io.mountaineer.doctor.Finding;
import io.mountaineer.doctor.Finding.Verdict;
import io.mountaineer.engine.Workers;
import io.mountaineer.files.AtomicFile;
import io.mountaineer.files.FileException;
import io.mountaineer.tray.menu.TrayAction;
import io.mountaineer.tray.menu.TrayAction.Common;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Menu actions on the program itself, which need no valid config. */
final class ProgramActions {

  private static final String DOCTOR = "Run Doctor";

  private final ProgramFacts facts;
  private final TrayScreen screen;
  private final FinderOpener finder;
  private final Workers workers;
  private volatile List<String> problems = List.of();
  private volatile Optional<Boolean> opensAtLogin = Optional.empty();

  ProgramActions(ProgramFacts facts, TrayScreen screen, FinderOpener finder, Workers workers) {
    this.facts = facts;
    this.screen = screen;
    this.finder = finder;
    this.workers = workers;
  }

  /** Remembers the problems of the config file, for the window that shows them all. */
  void setProblems(List<String> found) {
    problems = List.copyOf(found);
  }

  /** Returns whether the program starts at login; empty while that is not known. */
  Optional<Boolean> opensAtLogin() {
    return opensAtLogin;
  }

  /** Finds out whether the program starts at login; takes time. */
  void lookAtLogin() {
    opensAtLogin = facts.login().isOn();
  }

  private void openAtLogin(boolean on) {
    try {
      facts.login().set(on);
      lookAtLogin();
    } catch (UserError e) {
      screen.show(NoticeTexts.error("Open at Login", e));
    }
  }

  /** Starts an action and returns at once; returns false for one that is not about the program. */
  boolean choose(TrayAction action) {
    if (action == Common.OPEN_LOG) {
      workers.start(() -> finder.open("Open Log", facts.log()));
    } else if (action == Common.OPEN_CONFIG) {
      workers.start(() -> finder.openAsText("Open Config File", facts.config()));
    } else if (action == Common.SHOW_PROBLEMS) {
      showProblems();
    } else if (action == Common.RUN_DOCTOR) {
      runDoctor();
    } else if (action == Common.ABOUT) {
      showAbout();
    } else if (action instanceof TrayAction.OpenAtLogin login) {
      workers.start(() -> openAtLogin(login.on()));
    } else {
      return false;
    }
    return true;
  }

  private void showProblems() {
    List<String> details = new ArrayList<>(problems);
    details.add("Fix these lines, then save the file: " + facts.config());
    String headline =
        problems.size() == 1
            ? "The config file has an error."
            : "The config file has " + problems.size() + " errors.";
    screen.show(Notice.warning("Show Details", headline, details));
  }

  private void showAbout() {
    List<String> about = facts.about();
    String build = String.join("\n", about.subList(1, about.size()));
    String files = "Config: " + facts.config() + "\nLog: " + facts.log();
    screen.show(Notice.information("About mountaineer", about.get(0), List.of(build, files)));
  }

  private void runDoctor() {
    CompletableFuture<Notice> notice = new CompletableFuture<>();
    screen.show(DOCTOR, "Checking this Mac and the config…", notice);
    workers.start(
        () -> {
          try {
            notice.complete(notice(facts.doctor().get()));
          } catch (RuntimeException e) {
            notice.complete(NoticeTexts.defect(DOCTOR, e));
          }
        });
  }

  private static Notice notice(List<Finding> findings) {
    long failures = count(findings, Verdict.FAIL);
    long warnings = count(findings, Verdict.WARN);
    List<String> details =
        findings.stream()
            .sorted(Comparator.comparing(Finding::verdict).reversed())
            .map(ProgramActions::paragraph)
            .toList();
    if (failures + warnings == 0) {
      return Notice.information(DOCTOR, "No problems found.", details);
    }
    String found = failures + (failures == 1 ? " problem, " : " problems, ");
    String headline = found + warnings + (warnings == 1 ? " warning" : " warnings");
    return failures == 0
        ? Notice.warning(DOCTOR, headline, details)
        : Notice.failure(DOCTOR, headline, details);
  }

  private static long count(List<Finding> findings, Verdict verdict) {
    return findings.stream().filter(each -> each.verdict() == verdict).count();
  }

  private static String paragraph(Finding finding) {
    String mark =
        switch (finding.verdict()) {
          case OK -> "✓ ";
          case NOTE -> "– ";
          case WARN -> "▲ ";
          case FAIL -> "✕ ";
        };
    String subject = finding.subject().isEmpty() ? finding.area() : finding.subject();
    String remedy = finding.remedy().map(what -> "\n" + NoticeTexts.sentence(what)).orElse("");
    return mark + subject + ": " + finding.detail() + remedy;
  }

  /**
   * Ends the program, after a word on what that means where it was not said yet. Returns at once:
   * the file that remembers it is read on a worker.
   *
   * @param isMonitor whether shares switch because of this process
   */
  void quit(BooleanSupplier isMonitor, Runnable end) {
    workers.start(
        () -> {
          if (!isMonitor.getAsBoolean() || Files.exists(facts.explained())) {
            end.run();
            return;
          }
          screen.ask(
              Question.safe(
                  Notice.information(
                      "Quit",
                      "Shares will no longer switch by themselves.",
                      List.of(
                          "They stay mounted where they are now. Open mountaineer again, or log in"
                              + " again if it opens at login, and they follow the cable as before.",
                          "This is said only once.")),
                  "Quit",
                  "Cancel",
                  () -> workers.start(() -> explainedThen(end))));
        });
  }

  private void explainedThen(Runnable end) {
    try {
      new AtomicFile(facts.explained()).replace(new byte[0]);
    } catch (FileException e) {
      // It is said once more next time, which does no harm.
    }
    end.run();
  }
}
