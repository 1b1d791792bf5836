package io.mountaineer.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.ServerIdentity.Comparison;
import io.mountaineer.core.ServerIdentity.Known;
import io.mountaineer.core.ServerIdentity.Unknown;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerGuidTest {

  private static final ServerGuid RANDOM = new ServerGuid("8a8c2a17f5f24e5eb278dd8aaa90d42e");
  private static final ServerIdentity SAMBA = new Known(named("srva"));

  @Test
  void itsTextIsTheUsualOneAndCanBeReadBack() {
    assertEquals("172a8c8a-f2f5-5e4e-b278-dd8aaa90d42e", RANDOM.toString());
    assertEquals(Optional.of(RANDOM), ServerGuid.parse("172A8C8A-f2f5-5e4e-b278-dd8aaa90d42e"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "172a8c8af2f55e4eb278dd8aaa90d42e",
        "172a8c8a-f2f5-5e4e-b278-dd8aaa90d42",
        "172a8c8a-f2f5-5e4e-b278-dd8aaa90d42g",
        "{172a8c8a-f2f5-5e4e-b278-dd8aaa90d42e}"
      })
  void otherTextsAreNone(String text) {
    assertEquals(Optional.empty(), ServerGuid.parse(text));
  }

  @Test
  void hasSixteenBytes() {
    assertThrows(IllegalArgumentException.class, () -> ServerGuid.of(new byte[15]));
    assertTrue(ServerGuid.of(new byte[16]).isZero());
  }

  @Test
  void theGuidOfSambaIsItsName() {
    assertEquals(Optional.of("srva"), named("srva").name());
    assertEquals(Optional.of("fifteen-letters"), named("fifteen-letters").name());
    assertEquals(Optional.of("werkstatt-büro"), named("werkstatt-büro").name());
    assertEquals(Optional.of("AAAAAAAAAAAAAAAA"), named("A".repeat(16)).name());
  }

  @Test
  void aNameThatWasCutWithinALetterIsStillAName() {
    byte[] bytes = Arrays.copyOf("datenträgerbürö".getBytes(StandardCharsets.UTF_8), 15);

    assertTrue(ServerGuid.of(Arrays.copyOf(bytes, 16)).name().isPresent());
  }

  @Test
  void otherBytesAreNoName() {
    assertEquals(Optional.empty(), RANDOM.name());
    assertEquals(Optional.empty(), ServerGuid.of(new byte[16]).name());
    assertEquals(Optional.empty(), new ServerGuid("73727661000000000000000000000001").name());
    assertEquals(Optional.empty(), new ServerGuid("73720761000000000000000000000000").name());
  }

  @Test
  void anEqualGuidMeansOneServerAndAnotherMeansTwo() {
    ServerIdentity mac = new Known(RANDOM);

    assertEquals(Comparison.SAME, mac.compare(new Known(RANDOM)));
    assertEquals(Comparison.DIFFERENT, mac.compare(SAMBA));
    assertEquals(Comparison.DIFFERENT, SAMBA.compare(new Known(named("srvb"))));
  }

  @Test
  void anEqualNameIsAgreementAndNoProof() {
    assertEquals(Comparison.SAME_NAME, SAMBA.compare(new Known(named("srva"))));
  }

  @Test
  void nothingFollowsFromASilentServer() {
    ServerIdentity silent = new Unknown("it did not answer");

    assertEquals(Comparison.UNKNOWN, silent.compare(SAMBA));
    assertEquals(Comparison.UNKNOWN, SAMBA.compare(silent));
    assertEquals(Comparison.UNKNOWN, silent.compare(silent));
  }

  private static ServerGuid named(String name) {
    return ServerGuid.of(Arrays.copyOf(name.getBytes(StandardCharsets.UTF_8), 16));
  }
}
