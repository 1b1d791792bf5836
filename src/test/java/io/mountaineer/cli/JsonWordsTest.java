package io.mountaineer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.mountaineer.config.ConfigProblem.Severity;
import io.mountaineer.core.AliasReport.Destination;
import io.mountaineer.core.Decision;
import io.mountaineer.core.Decision.Cause;
import io.mountaineer.core.Failure;
import io.mountaineer.core.Hold;
import io.mountaineer.core.Interface;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.ShareReport.MountState;
import io.mountaineer.core.UnmountMode;
import io.mountaineer.docs.JsonSchemas;
import io.mountaineer.doctor.Finding.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Words that the schemas allow in a field: exactly those that the code has for it. */
class JsonWordsTest {

  @Test
  void ofAShare() {
    assertWords("share", "/properties/mount_state", words(MountState.values(), MountState::wire));
    assertWords(
        "share",
        "/properties/active_interface",
        with(words(Interface.values(), Interface::wire), Interface.wireOf(Optional.empty())));
    assertWords(
        "share",
        "/properties/hold",
        words(Hold.values(), hold -> hold == Hold.NONE ? "null" : hold.wire()));
  }

  @Test
  void ofAFailure() {
    assertWords(
        "outcome",
        "/properties/failure/properties/kind",
        words(Failure.Kind.values(), Failure.Kind::wire));
  }

  @Test
  void ofAnAlias() {
    assertWords("alias", "/properties/link", words(LinkStatus.values(), LinkStatus::wire));
    assertWords("alias-remove", "/properties/link", words(LinkStatus.values(), LinkStatus::wire));
    assertWords("alias", "/properties/destination", words(Destination.values(), Destination::wire));
  }

  @Test
  void ofAFindingAndAProblem() {
    assertWords(
        "doctor",
        "/properties/findings/items/properties/verdict",
        words(Verdict.values(), Verdict::wire));
    assertWords(
        "config-validate",
        "/properties/problems/items/properties/severity",
        words(Severity.values(), Severity::wire));
  }

  @Test
  void ofADecision() {
    Interface tb = Interface.values()[0];
    UnmountMode mode = UnmountMode.values()[0];
    List<Decision> decisions =
        List.of(
            new Decision.Keep(""),
            new Decision.TbReady("", false),
            new Decision.Wait("", ""),
            new Decision.Mount(tb, Cause.MOUNT, ""),
            new Decision.RemoveStrays(Optional.of(tb), ""),
            new Decision.Unmount(mode, ""));
    Set<String> words =
        words(Cause.values(), cause -> new Decision.Move(tb, tb, mode, cause, "").action());
    decisions.forEach(decision -> words.add(decision.action()));

    assertEquals(decisions.size() + 1, Decision.class.getPermittedSubclasses().length);
    assertWords("share", "/properties/decision/properties/action", words);
  }

  private static <T> Set<String> words(T[] values, Function<T, String> word) {
    Set<String> words = new TreeSet<>();
    Stream.of(values).map(word).forEach(words::add);
    return words;
  }

  private static Set<String> with(Set<String> words, String one) {
    words.add(one);
    return words;
  }

  private static void assertWords(String schema, String field, Set<String> expected) {
    Set<String> allowed = new TreeSet<>();
    for (JsonNode word : JsonSchemas.text(schema).at(field + "/enum")) {
      allowed.add(word.asText());
    }

    assertEquals(expected, allowed, schema + ' ' + field);
  }
}
