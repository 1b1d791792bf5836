package io.mountaineer.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runner of all checks at the same time; a check that gives no answer in time is a finding, too.
 */
public final class Doctor {

  private final Duration limit;

  /**
   * @param limit for each check
   */
  public Doctor(Duration limit) {
    this.limit = limit;
  }

  /** Returns the findings of all checks in their order. */
  public List<Finding> look(List<Check> checks) {
    List<FutureTask<List<Finding>>> looks = new ArrayList<>();
    for (Check check : checks) {
      FutureTask<List<Finding>> look = new FutureTask<>(check::look);
      Thread thread = new Thread(look, "look at " + check.area());
      thread.setDaemon(true);
      thread.start();
      looks.add(look);
    }
    long end = System.nanoTime() + limit.toNanos();
    List<Finding> findings = new ArrayList<>();
    for (int at = 0; at < checks.size(); at++) {
      findings.addAll(findings(checks.get(at), looks.get(at), end - System.nanoTime()));
    }
    return findings;
  }

  private List<Finding> findings(Check check, FutureTask<List<Finding>> look, long nanos) {
    try {
      return look.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return List.of(
          Finding.unknown(
              check.area(), "", "no answer within " + limit.toSeconds() + " s", "try again"));
    } catch (ExecutionException e) {
      return List.of(
          Finding.unknown(
              check.area(),
              "",
              "internal error: " + e.getCause(),
              "run it again with -vv and report what it says"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of(Finding.unknown(check.area(), "", "interrupted", "try again"));
    }
  }
}
