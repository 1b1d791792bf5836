package io.mountaineer.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Decision.Cause;
import java.util.Optional;

/** Expectation of a decision, readable as a sentence. */
final class Then {

  private final Decision decision;

  Then(Decision decision) {
    this.decision = decision;
  }

  Then keeps() {
    assertInstanceOf(Decision.Keep.class, decision, decision.toString());
    return this;
  }

  Then isReady() {
    assertInstanceOf(Decision.TbReady.class, decision, decision.toString());
    return this;
  }

  Then waits(String error) {
    var wait = assertInstanceOf(Decision.Wait.class, decision, decision.toString());
    assertEquals(error, wait.error());
    return this;
  }

  Then mounts(Interface to, Cause cause) {
    assertEquals(new Decision.Mount(to, cause, decision.reason()), decision);
    return this;
  }

  Then mountsVia(Interface to) {
    var mount = assertInstanceOf(Decision.Mount.class, decision, decision.toString());
    assertEquals(to, mount.to());
    return this;
  }

  Then moves(Interface from, Interface to, UnmountMode mode, Cause cause) {
    assertEquals(new Decision.Move(from, to, mode, cause, decision.reason()), decision);
    return this;
  }

  Then undoes(Optional<Interface> then) {
    assertEquals(new Decision.RemoveStrays(then, decision.reason()), decision);
    return this;
  }

  /** Asserts that the reason given holds each of these. */
  void because(String... parts) {
    for (String part : parts) {
      assertTrue(
          decision.reason().contains(part),
          () -> "no \"" + part + "\" in \"" + decision.reason() + "\"");
    }
  }
}
