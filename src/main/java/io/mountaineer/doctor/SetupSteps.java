package io.mountaineer.doctor;

import io.mountaineer.doctor.Finding.Verdict;
import io.mountaineer.doctor.SetupStep.Kind;
import io.mountaineer.doctor.SetupStep.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Steps of the first day, as the findings of the doctor's checks show them. */
public final class SetupSteps {

  private static final String NEEDS_SHARE = "needs a share in the config";
  private static final String NEEDS_CONFIG = "needs a config without errors";

  private final List<Finding> findings;
  private final Collection<String> fallbackHosts;
  private final Advice advice;
  private final boolean isAgentMissing;

  /**
   * Advice on the first share.
   *
   * @param text what to do
   * @param command line to paste; empty where there is none
   */
  public record Advice(String text, Optional<String> command) {}

  /**
   * @param findings of the checks of the machine, names, hosts, keychain, config, monitor, of the
   *     Thunderbolt cable and of the mountaineer before
   * @param fallbackHosts fallback addresses of the config; empty while it names no share
   * @param advice for a config without a share
   * @param isAgentMissing whether launchd knows no agent
   */
  public SetupSteps(
      List<Finding> findings,
      Collection<String> fallbackHosts,
      Advice advice,
      boolean isAgentMissing) {
    this.findings = List.copyOf(findings);
    this.fallbackHosts = List.copyOf(fallbackHosts);
    this.advice = advice;
    this.isAgentMissing = isAgentMissing;
  }

  /** Returns all steps in order. */
  public List<SetupStep> all() {
    List<SetupStep> steps = new ArrayList<>();
    steps.add(step(Kind.JAVA, area("machine"), SetupSteps::isFailure));
    steps.add(step(Kind.THUNDERBOLT, area("thunderbolt"), SetupSteps::isNotOk));
    steps.add(ofShares(Kind.FALLBACK, fallbacks(), SetupSteps::isNotOk));
    steps.add(ofShares(Kind.FILE_SHARING, hosts(false), SetupSteps::isNotOk));
    steps.add(ofShares(Kind.KEYCHAIN, area("keychain"), SetupSteps::isNotOk));
    steps.add(ofShares(Kind.LOCAL_NETWORK, hosts(true), SetupSteps::isNotOk));
    steps.add(config());
    former().ifPresent(steps::add);
    steps.add(agent());
    return steps;
  }

  /** Returns the first step that is to be done; empty when the first day is over. */
  public static Optional<SetupStep> next(List<SetupStep> steps) {
    return steps.stream().filter(step -> step.state() == State.OPEN).findFirst();
  }

  private List<Finding> area(String name) {
    return findings.stream().filter(finding -> finding.area().equals(name)).toList();
  }

  /**
   * Returns what is known of the fallback addresses: their lookups, which numeric ones need not,
   * their interface, and whether the same server is there.
   */
  private List<Finding> fallbacks() {
    Stream<Finding> names =
        area("names").stream().filter(finding -> fallbackHosts.contains(finding.subject()));
    return Stream.of(names, area("fallback").stream(), area("servers").stream())
        .flatMap(found -> found)
        .toList();
  }

  private List<Finding> hosts(boolean aboutPrivacy) {
    return area("hosts").stream()
        .filter(finding -> PortsCheck.isAboutLocalNetwork(finding) == aboutPrivacy)
        .toList();
  }

  private SetupStep ofShares(Kind kind, List<Finding> found, Predicate<Finding> isToDo) {
    return fallbackHosts.isEmpty() ? SetupStep.waiting(kind, need()) : step(kind, found, isToDo);
  }

  /** Returns what is missing where no share is known: the config may name one and have an error. */
  private String need() {
    return area("config").stream().anyMatch(SetupSteps::isFailure) ? NEEDS_CONFIG : NEEDS_SHARE;
  }

  private static SetupStep step(Kind kind, List<Finding> found, Predicate<Finding> isToDo) {
    Optional<Finding> first = found.stream().filter(isToDo).findFirst();
    return first
        .map(SetupSteps::text)
        .map(
            text ->
                SetupStep.todo(
                    kind, text, first.get().remedy().orElseThrow(), first.get().command()))
        .orElseGet(() -> SetupStep.done(kind, summary(kind, found)));
  }

  private static String summary(Kind kind, List<Finding> all) {
    // Whether two addresses are one server is shown where they are two; else it is often not known.
    List<Finding> found =
        all.stream().filter(finding -> !finding.area().equals("servers")).toList();
    if (kind == Kind.THUNDERBOLT || kind == Kind.FALLBACK && !found.isEmpty()) {
      return found.stream().map(SetupSteps::text).collect(Collectors.joining("; "));
    }
    return switch (found.size()) {
      case 0 -> kind == Kind.LOCAL_NETWORK ? "nothing is refused" : "nothing to look up";
      case 1 -> text(found.get(0));
      default ->
          kind == Kind.JAVA ? text(found.get(0)) : found.size() + " checked, nothing is missing";
    };
  }

  private static String text(Finding finding) {
    return finding.subject().isEmpty()
        ? finding.detail()
        : finding.subject() + ": " + finding.detail();
  }

  private SetupStep config() {
    List<Finding> found = area("config");
    Optional<Finding> failure = found.stream().filter(SetupSteps::isFailure).findFirst();
    if (failure.isPresent()) {
      return SetupStep.todo(
          Kind.CONFIG, text(failure.get()), "correct that in the file", failure.get().command());
    }
    Finding contents = found.get(found.size() - 1);
    return fallbackHosts.isEmpty()
        ? SetupStep.todo(Kind.CONFIG, text(contents), advice.text(), advice.command())
        : SetupStep.done(Kind.CONFIG, text(contents));
  }

  /** Returns the step about the mountaineer before this one, where something of it is there. */
  private Optional<SetupStep> former() {
    SetupStep step = step(Kind.FORMER, area("former"), SetupSteps::isNotOk);
    return Optional.of(step).filter(each -> each.state() != State.DONE);
  }

  private SetupStep agent() {
    if (fallbackHosts.isEmpty()) {
      return SetupStep.waiting(Kind.AGENT, need());
    }
    return isAgentMissing
        ? SetupStep.todo(
            Kind.AGENT,
            "no agent starts it at login",
            "install it; with --tray it comes with the menu bar program",
            Optional.of("mountaineer install"))
        : step(Kind.AGENT, area("monitor"), SetupSteps::isNotOk);
  }

  private static boolean isFailure(Finding finding) {
    return finding.verdict() == Verdict.FAIL;
  }

  private static boolean isNotOk(Finding finding) {
    return finding.verdict().isToDo();
  }
}
