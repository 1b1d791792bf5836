package io.mountaineer.tray;

import io.mountaineer.core.CanonicalName;
import io.mountaineer.core.Discovery;
import io.mountaineer.core.Discovery.Address;
import io.mountaineer.core.Discovery.Mounted;
import io.mountaineer.core.Discovery.Server;
import io.mountaineer.core.Discovery.Way;
import io.mountaineer.core.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Share that the form for a new one can be filled in with. A text that is not known is empty.
 *
 * @param label text for the user to choose by
 * @param shareName name of the share on the server
 */
public record Suggestion(
    String label, String shareName, String thunderboltHost, String fallbackHost, String username) {

  /**
   * Returns what was found around this Mac and is no share of mountaineer yet, mounts first; each
   * once.
   */
  static List<Suggestion> of(Discovery found, List<Share> configured) {
    List<Suggestion> suggestions = new ArrayList<>();
    for (Mounted mount : found.mounts()) {
      if (mount.isOurs() && mount.favorite().isEmpty()) {
        suggestions.add(ofMount(mount, found));
      }
    }
    for (Server server : found.servers()) {
      List<String> shares = server.shares().orElse(List.of());
      if (shares.isEmpty()) {
        suggestions.add(ofServer(server, ""));
      }
      shares.stream()
          .filter(share -> !isMounted(share, server, found) && !isIn(configured, share, server))
          .forEach(share -> suggestions.add(ofServer(server, share)));
    }
    return suggestions;
  }

  private static boolean isMounted(String share, Server server, Discovery found) {
    return found.mounts().stream()
        .filter(Mounted::isOurs)
        .anyMatch(
            mount -> CanonicalName.same(mount.shareName(), share) && server.isAt(mount.host()));
  }

  private static boolean isIn(List<Share> configured, String share, Server server) {
    return configured.stream()
        .filter(each -> CanonicalName.same(each.shareName(), share))
        .anyMatch(each -> each.hosts().stream().anyMatch(server::isAt));
  }

  private static Suggestion ofMount(Mounted mount, Discovery found) {
    Optional<Server> server =
        found.servers().stream().filter(each -> each.isAt(mount.host())).findFirst();
    String tb = server.map(Suggestion::thunderbolt).orElse("");
    String fallback = server.map(Suggestion::host).filter(host -> !host.isEmpty()).orElse("");
    boolean isKnown = mount.host().equals(tb);
    return new Suggestion(
        mount.shareName() + " on " + mount.host() + " (mounted)",
        mount.shareName(),
        tb,
        isKnown || !fallback.isEmpty() ? fallback : mount.host(),
        mount.username().orElse(""));
  }

  private static Suggestion ofServer(Server server, String share) {
    String label = share.isEmpty() ? server.name() : share + " on " + server.name();
    return new Suggestion(label, share, thunderbolt(server), host(server), "");
  }

  /** Returns the address to which Thunderbolt leads; empty where none is known. */
  private static String thunderbolt(Server server) {
    return server.addresses().stream()
        .filter(address -> address.way().filter(Way::isThunderbolt).isPresent())
        .map(Address::numeric)
        .findFirst()
        .orElse("");
  }

  private static String host(Server server) {
    return server.host().map(host -> host.replaceFirst("\\.$", "")).orElse("");
  }

  /** Returns the text to choose by. */
  @Override
  public String toString() {
    return label;
  }
}
