package io.mountaineer.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.Config;
import io.mountaineer.core.Interface;
import io.mountaineer.core.KnownServers;
import io.mountaineer.core.KnownServers.Sighting;
import io.mountaineer.core.ServerGuid;
import io.mountaineer.core.ServerIdentity;
import io.mountaineer.core.ServerIdentity.Known;
import io.mountaineer.core.ServerIdentity.Unknown;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.doctor.Finding.Verdict;
import io.mountaineer.engine.Workers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServersCheckTest {

  private static final Share CORE =
      new Share("Core", "jane", "10.10.10.1", "macmini.local", "CORE");
  private static final ServerGuid ONE = new ServerGuid("8a8c2a17f5f24e5eb278dd8aaa90d42e");
  private static final ServerGuid OTHER = new ServerGuid("2cd03d3fb200e14fbdd4c8b70c275666");
  private static final ServerGuid SAMBA = new ServerGuid("73727661000000000000000000000000");

  @Test
  void oneServerIsWell() {
    assertEquals(
        List.of(
            Finding.ok(
                "servers", "macmini.local", "10.10.10.1 and macmini.local are the same server")),
        look(new Known(ONE), new Known(ONE)));
  }

  @Test
  void twoServersAreAWarning() {
    Finding finding = look(new Known(ONE), new Known(OTHER)).get(0);

    assertEquals(Verdict.WARN, finding.verdict());
    assertEquals(
        "10.10.10.1 and macmini.local are two servers (172a8c8a-f2f5-5e4e-b278-dd8aaa90d42e and"
            + " 3f3dd02c-00b2-4fe1-bdd4-c8b70c275666): files saved by one address are missing at"
            + " the other",
        finding.detail());
  }

  @Test
  void anEqualNameIsSaidToBeNoMoreThanThat() {
    assertEquals(
        List.of(
            Finding.ok(
                "servers",
                "macmini.local",
                "10.10.10.1 and macmini.local are servers of the same name (srva); their GUID is"
                    + " made from it, so this is no proof of one server")),
        look(new Known(SAMBA), new Known(SAMBA)));
  }

  @Test
  void aServerWithoutGuidIsNotKnown() {
    assertEquals(
        List.of(
            Finding.note(
                "servers",
                "macmini.local",
                "not known whether 10.10.10.1 and macmini.local are the same server;"
                    + " macmini.local: it tells no GUID")),
        look(new Known(ONE), new Unknown("it tells no GUID")));
  }

  @Test
  void anotherServerThanTheSharesIsNamedWithTheCommandThatAcceptsIt() {
    Finding finding = look(new Known(OTHER), new Known(ONE)).get(1);

    assertEquals(
        Finding.warn(
            "servers",
            "Core",
            "another server answers at 10.10.10.1 than this share's",
            "if it is the right one: mountaineer switch Core tb"),
        finding);
  }

  private static List<Finding> look(ServerIdentity thunderbolt, ServerIdentity fallback) {
    Config config = new Config(Settings.defaults(Path.of("/Users/jane")), List.of(CORE), List.of());
    Sighting mounted = new Sighting(ONE, Instant.EPOCH);
    KnownServers known = new KnownServers("", Map.of(Interface.FALLBACK, mounted), Map.of());
    boolean isSamba = thunderbolt.equals(new Known(SAMBA));
    return new ServersCheck(
            config,
            "open -t config.toml",
            (host, port, limit) -> host.equals("10.10.10.1") ? thunderbolt : fallback,
            share -> isSamba ? KnownServers.NONE : known,
            Workers.inline())
        .look();
  }
}
