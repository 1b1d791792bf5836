package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Names that shells, scripts and URLs would take for something else. */
@Execution(ExecutionMode.CONCURRENT)
class NamesIT {

  private static final String COMPOSED = "Bu\u0308ro".replace("u\u0308", "\u00fc");
  private static final String DECOMPOSED = "Bu\u0308ro";

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void sharesOfEveryNameAreMountedMovedAndUnmountedAsWritten() throws IOException {
    Map<String, String> encoded = new LinkedHashMap<>();
    encoded.put("Two Words", "Two%20Words");
    encoded.put("$HOME `id`", "%24HOME%20%60id%60");
    encoded.put("100%41", "100%2541");
    encoded.put("say \"hi\" it's", "say%20%22hi%22%20it%27s");
    encoded.put("a;b & c#d", "a%3Bb%20%26%20c%23d");
    encoded.put("on disk (old)", "on%20disk%20%28old%29");
    encoded.put("user@host?x=1", "user%40host%3Fx%3D1");
    mac.config().withoutShares();
    encoded.keySet().forEach(name -> share(name, name, "evan"));

    mac.run("mount", "--all").ended(0);
    for (String name : encoded.keySet()) {
      assertEquals("127.0.0.1", mac.servedBy(name), name);
    }
    mac.tb().pullCable();
    mac.run("reconcile", "--all").ended(0);
    for (String name : encoded.keySet()) {
      assertEquals("127.0.0.2", mac.servedBy(name), name);
    }
    mac.run("unmount", "--all").ended(0);

    assertEquals(List.of(), mac.mounts());
    List<String> urls = mac.ledger().arguments();
    for (String share : encoded.values()) {
      String url = "smb://evan@127.0.0.1:" + mac.port() + "/" + share;
      assertTrue(urls.contains(url), () -> url + " is not among " + urls);
    }
  }

  @Test
  void hostileNamesStayInertFromAddToRemove() throws IOException {
    Path trap = mac.home().resolve("trap");
    String share = "$(touch ${HOME}~trap) `touch trap` 😀*?~&;'\"";
    String alias = "#1 %s $(touch trap); \"Bu\u0308ro\"";

    mac.run(
            "favorites",
            "add",
            "--share",
            share,
            "--tb-host",
            StandInMac.TB,
            "--fallback-host",
            StandInMac.FALLBACK,
            "--username",
            "a'b\"$(touch trap)")
        .ended(0);
    mac.run("alias", "add", "--name", alias, "--share", share, "--target-subpath", "$(touch trap)")
        .ended(0);
    Run status = mac.run("status", "--json").ended(0);
    mac.run("unmount", "--all").ended(0);
    mac.run("alias", "remove", "--name", alias).ended(0);
    mac.run("favorites", "remove", "--share", share).ended(0);

    assertTrue(status.json().toString().contains("$(touch ${HOME}~trap)"), status::toString);
    assertEquals(List.of(), mac.mounts());
    assertFalse(Files.exists(trap));
    assertFalse(Files.exists(Path.of("trap")));
  }

  @Test
  void aNameWithAnAtSignIsNotTakenForAFileOfArguments() {
    // The tests run in the folder of the project, so that there is a file of this name.
    mac.config().withoutShares();
    share("@pom.xml", "Core", "evan");

    mac.run("mount", "--share", "@pom.xml").ended(0);

    assertEquals(1, mac.mounts().size());
  }

  @Test
  void umlautsMayBeComposedInTheConfigAndDecomposedInTheMountTable() {
    mac.config().withoutShares();
    share("Office", COMPOSED, "evan");
    mac.spells("B%C3%BCro", DECOMPOSED, "Bu%CC%88ro");
    Path path = mac.volumes().resolve(DECOMPOSED);

    mac.run("mount", "--all").ended(0);
    Run again = mac.run("reconcile", "--all", "--json");
    mac.opened(712, "Final Cut Pro", DECOMPOSED + "/film.mov");
    Run busy = mac.run("unmount", "--all");

    assertEquals("tb", again.ended(0).share().path("active_interface").asText());
    busy.ended(12).says("Final Cut Pro (pid 712)");
    assertEquals(List.of("osascript 127.0.0.1 " + DECOMPOSED), mac.ledger().mounts());
    assertTrue(mac.ledger().calls("df").contains(List.of("-k", path.toString())));
  }

  @Test
  void usernamesOfEveryKindAreEncodedAndADomainIsKept() {
    mac.config().withoutShares();
    share("Domain", "DOMAIN", "CORP;jane doe");
    share("Script", "SCRIPT", "\" & do shell script \"id");
    share("Mail", "MAIL", "jane@example.com");
    share("Guest", "GUEST", "");

    mac.run("mount", "--all").ended(0);
    Run again = mac.run("reconcile", "--all");

    again.ended(0);
    assertEquals(4, mac.ledger().mounts().size());
    List<String> arguments = mac.ledger().arguments();
    String server = "@127.0.0.1:" + mac.port();
    for (String url :
        List.of(
            "smb://CORP;jane%20doe" + server + "/DOMAIN",
            "smb://%22%20%26%20do%20shell%20script%20%22id" + server + "/SCRIPT",
            "smb://jane%40example.com" + server + "/MAIL",
            "smb://guest:" + server + "/GUEST")) {
      assertTrue(arguments.contains(url), () -> url + " is not among " + arguments);
    }
  }

  private void share(String name, String shareName, String username) {
    mac.config().share(name, shareName, username, StandInMac.TB, StandInMac.FALLBACK);
  }
}
