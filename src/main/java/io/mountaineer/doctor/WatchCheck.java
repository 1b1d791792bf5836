package io.mountaineer.doctor;

import io.mountaineer.platform.LaunchAgent;
import io.mountaineer.platform.LaunchAgent.Answer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Check that one monitor watches the shares, started at login or by hand, and no second one. */
public final class WatchCheck implements Check {

  /**
   * Process that runs the engine.
   *
   * @param pid empty where it could not write its name
   * @param fault reason why it does no work although it is there; empty where it works
   */
  public record Engine(Optional<Long> pid, String text, Optional<Fault> fault) {}

  /** Fault of a process that runs the engine, and the one thing to do about it. */
  public record Fault(String symptom, String remedy) {}

  private final LaunchAgent agent;
  private final Supplier<Optional<Engine>> engine;
  private final String start;

  /**
   * @param engine process that holds the lock of the monitor now
   * @param start command that starts a monitor on this machine
   */
  public WatchCheck(LaunchAgent agent, Supplier<Optional<Engine>> engine, String start) {
    this.agent = agent;
    this.engine = engine;
    this.start = start;
  }

  @Override
  public String area() {
    return "monitor";
  }

  @Override
  public List<Finding> look() {
    Optional<Engine> running = engine.get();
    Optional<Fault> fault = running.flatMap(Engine::fault);
    if (fault.isPresent()) {
      return List.of(Finding.fail(area(), "", fault.get().symptom(), fault.get().remedy()));
    }
    Answer answer = agent.look();
    if (answer instanceof Answer.Unknown unknown) {
      return List.of(
          running
              .map(each -> Finding.ok(area(), "", each.text() + " is running"))
              .orElseGet(
                  () ->
                      Finding.unknown(
                              area(),
                              "",
                              "the monitor is not running; " + unknown.why(),
                              "run: " + start)
                          .withCommand(start)));
    }
    return List.of(
        answer instanceof Answer.Loaded loaded ? loaded(loaded, running) : notLoaded(running));
  }

  private Finding notLoaded(Optional<Engine> running) {
    return running
        .map(each -> Finding.ok(area(), "", each.text() + " is running; none starts at login"))
        .orElseGet(
            () ->
                Finding.warn(
                        area(),
                        "",
                        "the monitor is not running: shares will not switch by themselves",
                        "run: " + start)
                    .withCommand(start));
  }

  private Finding loaded(Answer.Loaded loaded, Optional<Engine> running) {
    if (running.isEmpty()) {
      return Finding.fail(
              area(),
              "",
              "the LaunchAgent is loaded, but no monitor is running (launchd says: "
                  + loaded.text()
                  + ")",
              "see the log for the reason, then run: " + start)
          .withCommand(start);
    }
    Optional<Long> other =
        running.get().pid().filter(pid -> !loaded.pid().equals(Optional.of(pid)));
    return other.isPresent()
        ? Finding.warn(
                area(),
                "",
                running.get().text() + " blocks the LaunchAgent",
                "stop it: kill " + other.get())
            .withCommand("kill " + other.get())
        : Finding.ok(area(), "", running.get().text() + " is running, started at login");
  }
}
