package io.mountaineer.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.mountaineer.doctor.SetupStep.State;
import io.mountaineer.doctor.SetupSteps.Advice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Steps of the first day, by what the checks found. */
class SetupStepsTest {

  private static final Advice IMPORT =
      new Advice("make favorites", Optional.of("mountaineer favorites import"));

  private static final Finding NO_SHARE =
      Finding.warn("config", "", "config.toml names no share", "add one");

  @Test
  void withoutAShareTheConfigIsNextAndWhatNeedsOneWaits() {
    List<SetupStep> steps = steps(List.of(), true, NO_SHARE);

    assertEquals(Optional.of("config"), SetupSteps.next(steps).map(SetupStep::name));
    assertEquals(
        Optional.of("mountaineer favorites import"),
        SetupSteps.next(steps).flatMap(SetupStep::command));
    assertEquals(
        List.of("fallback", "file_sharing", "keychain", "local_network", "agent"),
        steps.stream().filter(step -> step.state() == State.WAITING).map(SetupStep::name).toList());
  }

  @Test
  void whenAllIsWellNothingIsNext() {
    assertEquals(Optional.empty(), SetupSteps.next(steps(List.of("nas.local"), false)));
  }

  @Test
  void theFirstStepThatIsNotDoneIsNext() {
    Finding password =
        Finding.fail("keychain", "ann at nas.local", "there is no password", "open it")
            .withCommand("open smb://nas.local/CORE");

    List<SetupStep> steps = steps(List.of("nas.local"), true, password);

    assertEquals(Optional.of("keychain"), SetupSteps.next(steps).map(SetupStep::name));
    assertEquals(State.OPEN, states(steps).get("agent"));
  }

  @Test
  void anAddressThatDoesNotAnswerIsAboutFileSharing() {
    Finding silent = Finding.warn("hosts", "nas.local", "does not answer", "turn it on");

    Map<String, State> states = states(steps(List.of("nas.local"), false, silent));

    assertEquals(State.OPEN, states.get("file_sharing"));
    assertEquals(State.DONE, states.get("local_network"));
  }

  @Test
  void aRefusalByMacOsIsAboutLocalNetwork() {
    Finding refused =
        Finding.warn(
            "hosts",
            "nas.local",
            "answers nc but not Java",
            "System Settings > Privacy & Security > Local Network: allow java");

    Map<String, State> states = states(steps(List.of("nas.local"), false, refused));

    assertEquals(State.DONE, states.get("file_sharing"));
    assertEquals(State.OPEN, states.get("local_network"));
  }

  @Test
  void theMountaineerBeforeThisOneIsAStepWhereItIsThere() {
    Finding found = Finding.fail("former", "", "it runs", "quit it").withCommand("quit");

    assertEquals(State.OPEN, states(steps(List.of("nas.local"), false, found)).get("former"));
    assertEquals(null, states(steps(List.of("nas.local"), false)).get("former"));
  }

  @Test
  void aConfigWithAnErrorIsToBeFixedFirst() {
    Finding error =
        Finding.fail("config", "", "c.toml:1:1: no", "fix it").withCommand("open -t c.toml");

    List<SetupStep> steps = steps(List.of(), true, error);

    assertEquals(Optional.of("open -t c.toml"), SetupSteps.next(steps).flatMap(SetupStep::command));
    String remedy = SetupSteps.next(steps).flatMap(SetupStep::remedy).orElseThrow();
    assertFalse(remedy.contains("mountaineer"), "the command has a line of its own: " + remedy);
    String waits =
        steps.stream().filter(each -> each.state() == State.WAITING).findFirst().get().detail();
    assertEquals("needs a config without errors", waits, "it may have a share");
  }

  private static Map<String, State> states(List<SetupStep> steps) {
    return steps.stream().collect(Collectors.toMap(SetupStep::name, SetupStep::state));
  }

  private static List<SetupStep> steps(
      List<String> fallbackHosts, boolean isAgentMissing, Finding... found) {
    List<Finding> findings = new ArrayList<>(Arrays.asList(found));
    for (String area :
        List.of("machine", "thunderbolt", "names", "keychain", "config", "former", "monitor")) {
      if (findings.stream().noneMatch(finding -> finding.area().equals(area))) {
        findings.add(Finding.ok(area, "", "well"));
      }
    }
    return new SetupSteps(findings, fallbackHosts, IMPORT, isAgentMissing).all();
  }
}
