package io.mountaineer.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.Discovery;
import io.mountaineer.core.Discovery.Address;
import io.mountaineer.core.Discovery.Mounted;
import io.mountaineer.core.Discovery.Server;
import io.mountaineer.core.Discovery.Way;
import io.mountaineer.core.Share;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Choices of the form for a new share, from what was found. */
class SuggestionTest {

  private static final Server MINI =
      new Server(
          "Mac mini",
          Optional.of("macmini.local."),
          445,
          List.of(
              new Address("192.168.1.20", Optional.of(new Way("en0", "Wi-Fi", false))),
              new Address(
                  "10.10.10.1", Optional.of(new Way("bridge0", "Thunderbolt Bridge", true)))),
          Optional.empty());

  @Test
  void aServerGivesTheAddressThatThunderboltLeadsToAndItsName() {
    assertEquals(
        List.of(new Suggestion("Mac mini", "", "10.10.10.1", "macmini.local", "")),
        suggestions(List.of(), MINI));
    assertEquals(
        List.of(
            new Suggestion("CORE on Mac mini", "CORE", "10.10.10.1", "macmini.local", ""),
            new Suggestion("Media on Mac mini", "Media", "10.10.10.1", "macmini.local", "")),
        suggestions(List.of(), MINI.sharing(List.of("CORE", "Media"))));
  }

  @Test
  void aMountGivesItsAccountAndBothAddressesOfItsServer() {
    assertEquals(
        new Suggestion(
            "CORE on 10.10.10.1 (mounted)", "CORE", "10.10.10.1", "macmini.local", "evan"),
        suggestions(List.of(mount("10.10.10.1", true, Optional.empty())), MINI).get(0));
    assertEquals(
        new Suggestion("CORE on nas.lan (mounted)", "CORE", "", "nas.lan", "evan"),
        suggestions(List.of(mount("nas.lan", true, Optional.empty())), MINI).get(0));
  }

  @Test
  void whatIsAShareAlreadyOrSomebodyElsesIsNotSuggested() {
    assertEquals(
        List.of(),
        suggestions(
            List.of(
                mount("nas.lan", true, Optional.of("CORE")),
                mount("nas.lan", false, Optional.empty()))));
  }

  @Test
  void eachShareIsSuggestedOnceAndNoneThatIsConfigured() {
    assertEquals(
        List.of("CORE on 10.10.10.1 (mounted)", "Media on Mac mini"),
        suggestions(
                List.of(mount("10.10.10.1", true, Optional.empty())),
                MINI.sharing(List.of("core", "vault", "Media")))
            .stream()
            .map(Suggestion::label)
            .toList());
  }

  private static List<Suggestion> suggestions(List<Mounted> mounts, Server... servers) {
    return Suggestion.of(
        new Discovery(mounts, List.of(servers), List.of()),
        List.of(new Share("Vault", "evan", "10.10.10.1", "macmini.local", "VAULT")));
  }

  private static Mounted mount(String host, boolean isOurs, Optional<String> favorite) {
    return new Mounted(
        host,
        445,
        Optional.of("evan"),
        "CORE",
        Path.of("/Volumes/CORE"),
        Optional.of("evan"),
        isOurs,
        favorite);
  }
}
