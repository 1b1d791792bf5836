package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Search for mounts and servers by the programs of macOS. */
@Execution(ExecutionMode.CONCURRENT)
class DiscoverIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void serversMountsAndSharesAreShownWithTheInterfaceThatLeadsThere() {
    mac.mounted(StandInMac.FALLBACK, "VAULT");
    mac.network()
        .announces("Mac mini", "macmini.local", mac.port(), StandInMac.TB, StandInMac.FALLBACK);
    mac.network().offers(StandInMac.FALLBACK, "CORE", "VAULT");

    Run run = mac.run("discover").ended(0);

    run.says("VAULT evan at " + StandInMac.FALLBACK)
        .says("Mac mini macmini.local")
        .says(StandInMac.TB + " bridge0 (Thunderbolt Bridge)")
        .says(StandInMac.FALLBACK + " en0 (Wi-Fi)")
        .says("shares: CORE, VAULT")
        .says("mountaineer favorites import");
  }

  @Test
  void aServerWithoutASessionIsNotAskedForItsShares() {
    mac.network().announces("NAS", "nas.local", 445, "192.168.1.9");

    JsonNode found = mac.run("discover", "--json").ended(0).json();

    assertFalse(found.at("/servers/0/shares_known").asBoolean());
    assertEquals(List.of(), mac.ledger().calls("smbutil"));
  }

  @Test
  void aMissingProgramIsAStepThatFoundNothing() throws IOException {
    mac.without("dns-sd");

    mac.run("discover").ended(0).says("servers: dns-sd not found");
  }

  @Test
  void silenceIsAStepThatFoundNothing() {
    mac.run("discover").ended(0).says("no server announced itself within 3 s");
  }

  @Test
  void nothingIsChanged() throws IOException {
    Files.delete(mac.config().path());

    mac.run("discover").ended(0);

    assertFalse(Files.exists(mac.config().path()));
  }

  @Test
  void aMountThatCannotBeKeptIsNoReasonToImport() {
    mac.mounted(StandInMac.FALLBACK, "VAULT-1");

    Run run = mac.run("discover").ended(0).says("VAULT evan at");

    assertFalse(run.out().contains("favorites import"), run::out);
  }
}
