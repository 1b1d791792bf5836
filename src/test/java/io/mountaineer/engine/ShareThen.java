package io.mountaineer.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Hold;
import io.mountaineer.core.Interface;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareState;
import java.util.List;
import java.util.Optional;

/** Assertions about one share; every sentence fails with what there is instead. */
final class ShareThen {

  private final FakeMac mac;
  private final Share share;

  ShareThen(FakeMac mac, Share share) {
    this.mac = mac;
    this.share = share;
  }

  /** Asserts that it is mounted once, where it belongs, by this interface, and remembered so. */
  ShareThen isMountedVia(Interface via) {
    String expected = share.host(via) + "/" + share.shareName() + " at " + share.shareName();
    assertEquals(List.of(expected), mac.mountsOf(share), this::story);
    assertEquals(Optional.of(via), state().active(), this::story);
    return this;
  }

  ShareThen isNotMounted() {
    assertEquals(List.of(), mac.mountsOf(share), this::story);
    assertEquals(Optional.empty(), state().active(), this::story);
    return this;
  }

  ShareThen isTbReady() {
    assertTrue(state().recovery().pending(), this::story);
    return this;
  }

  ShareThen isTbReadyBecause(String reason) {
    assertEquals(Optional.of(reason), state().recovery().reason(), this::story);
    return this;
  }

  ShareThen isNotTbReady() {
    assertEquals(Optional.empty(), state().recovery().reason(), this::story);
    assertTrue(!state().recovery().pending(), this::story);
    return this;
  }

  ShareThen wasNeverUnmounted() {
    assertEquals(List.of(), unmounts(), this::story);
    return this;
  }

  /** Asserts the unmounts so far, such as {@code unmounted by force CORE}. */
  ShareThen wasUnmountedBy(String... lines) {
    assertEquals(List.of(lines), unmounts(), this::story);
    return this;
  }

  ShareThen isHeld(Hold hold) {
    assertEquals(hold, state().hold(), this::story);
    return this;
  }

  ShareThen hasError(String part) {
    assertTrue(state().lastError().orElse("").contains(part), this::story);
    return this;
  }

  ShareThen hasNoError() {
    assertEquals(Optional.empty(), state().lastError(), this::story);
    return this;
  }

  ShareState state() {
    return mac.state(share);
  }

  private List<String> unmounts() {
    return mac.mac.ledger().stream()
        .filter(line -> line.startsWith("unmounted"))
        .filter(line -> line.contains(" " + share.shareName()))
        .toList();
  }

  private String story() {
    return "the Mac: " + mac.mac.ledger() + "\nthe log: " + mac.log() + "\nnow: " + state();
  }
}
