package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Forms in which the server of a mount is written. */
@Execution(ExecutionMode.CONCURRENT)
class ServerFormsIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void anIpv6FallbackIsWrittenInBracketsAndKnownAgain() throws IOException {
    mac.server("::1");
    mac.config().withoutShares().share("Core", "CORE", "evan", StandInMac.TB, "::1");
    mac.tb().pullCable();

    mac.run("mount", "--all").ended(0);
    Run again = mac.run("reconcile", "--all", "--json");
    mac.tb().plugIn();
    mac.run("switch", "--share", "Core", "--to", "tb").ended(0);

    assertEquals("fallback", again.ended(0).share().path("active_interface").asText());
    assertEquals(
        "smb://evan@[::1]:" + mac.port() + "/CORE", mac.ledger().calls("osascript").get(0).get(6));
    assertEquals(
        List.of("mounted ::1", "unmounted plain", "mounted 127.0.0.1"), mac.ledger().story());
    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @Test
  void theBonjourNameOfAHostCountsAsThatHost() {
    assertCountsAsFallback("localhost._smb._tcp.local");
  }

  @Test
  void aTrailingDotAndCapitalsMakeNoOtherHost() {
    assertCountsAsFallback("LocalHost.Local.");
  }

  @Test
  void theAddressOfTheNameCountsAsThatHost() {
    assertCountsAsFallback("127.0.0.1");
  }

  private void assertCountsAsFallback(String server) {
    mac.config().withoutShares().share("Core", "CORE", "evan", "127.0.0.2", "localhost");
    mac.mountedFrom("//evan@%s:%d/CORE".formatted(server, mac.port()), server, mac.core());

    Run run = mac.run("reconcile", "--all", "--json");

    run.ended(0);
    assertEquals("mounted", run.share().path("mount_state").asText());
    assertEquals("fallback", run.share().path("active_interface").asText());
    assertEquals(List.of(), mac.ledger().story());
  }
}
