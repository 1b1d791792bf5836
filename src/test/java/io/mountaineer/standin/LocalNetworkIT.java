package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Hosts that no program reaches at once, as where macOS keeps programs from the local network, or
 * where the cable is out. A broadcast address plays them, to which no connection can be made.
 */
@Execution(ExecutionMode.CONCURRENT)
class LocalNetworkIT {

  private static final String KEPT_FROM_US = "127.255.255.255";
  private static final String KEPT_TOO = "224.0.0.9";

  @RegisterExtension final StandInMac mac = new StandInMac();

  @BeforeEach
  void keepThunderboltFromPrograms() {
    mac.network().refuses(KEPT_FROM_US);
    mac.network().wire(KEPT_FROM_US, "bridge0");
    mac.config().withoutShares().share("Core", "CORE", "evan", KEPT_FROM_US, StandInMac.FALLBACK);
  }

  @Test
  void aMountInUseIsKeptWhereMacOsRefusesItsHostToPrograms() {
    mac.mountedFrom(source(KEPT_FROM_US), KEPT_FROM_US, mac.core());
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");

    mac.run("reconcile", "--all");
    mac.run("reconcile", "--all");

    assertEquals(List.of(), mac.ledger().story());
  }

  @Test
  void aPulledCableIsTheSameAnswerWithoutALinkAndFailsOverAtOnce() throws IOException {
    mac.mountedFrom(source(KEPT_FROM_US), KEPT_FROM_US, mac.core());
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");
    mac.network().silence(KEPT_FROM_US, "no route");
    mac.network().linkDown("bridge0");

    mac.run("reconcile", "--all").ended(0);

    assertEquals(List.of("unmounted force", "mounted 127.0.0.2"), mac.ledger().story());
    assertEquals("127.0.0.2", mac.servedBy("Core"));
  }

  @Test
  void aShareIsMountedAllTheSameWhereMacOsRefusesBothHostsToPrograms() throws IOException {
    mac.network().refuses(KEPT_TOO);
    mac.config().withoutShares().share("Core", "CORE", "evan", KEPT_FROM_US, KEPT_TOO);

    mac.run("reconcile", "--all");

    assertEquals(1, mac.mounts().size());
  }

  @Test
  void doctorNamesTheSettingThatLetsProgramsIn() {
    mac.run("doctor").says("Privacy & Security > Local Network");
  }

  private String source(String host) {
    return "//evan@%s:%d/CORE".formatted(host, mac.port());
  }
}
