package io.mountaineer.lab;

import java.util.ArrayList;
import java.util.List;

/**
 * A link between the two machines, and what can become of it.
 *
 * @param onMac the interface at the Mac's end
 * @param macAddress its address
 * @param onServer the interface at the server's end
 * @param serverAddress its address
 */
public record Cable(
    LabShell shell, String onMac, String macAddress, String onServer, String serverAddress) {

  /** Address of the server at the other end of Thunderbolt. */
  public static final String TB = "10.10.10.1";

  public static final String FALLBACK = "macmini.local";

  /** Of a neighbour that does not exist: what is sent to it vanishes. */
  private static final String NOBODY = "02:00:00:00:00:99";

  public void pull() {
    shell.on("mac", "ip", "link", "set", onMac, "down");
  }

  public void plugIn() {
    shell.on("mac", "ip", "link", "set", onMac, "up");
  }

  /** Swallows every packet; the link stays up. */
  public void swallow() {
    neighbour("mac", serverAddress, onMac);
    neighbour("srv", macAddress, onServer);
  }

  private void neighbour(String machine, String address, String via) {
    shell.on(
        machine,
        "ip",
        "neigh",
        "replace",
        address,
        "lladdr",
        NOBODY,
        "dev",
        via,
        "nud",
        "permanent");
  }

  /**
   * Swallows what evan's programs send, while the sessions of mounts, which are root's, go on.
   *
   * @param elsewhere the interface that their packets leave by, with nothing at its end
   */
  public void swallowPrograms(String elsewhere) {
    neighbour("mac", serverAddress, elsewhere);
    otherWayForPrograms(serverAddress, "dev", elsewhere);
  }

  /** Gives evan's programs no route at once, as macOS does that keeps them from the network. */
  public void refusePrograms() {
    otherWayForPrograms("unreachable", serverAddress);
  }

  private void otherWayForPrograms(String... route) {
    List<String> add = new ArrayList<>(List.of("ip", "route", "replace", "table", "77"));
    add.addAll(List.of(route));
    shell.on("mac", add.toArray(String[]::new));
    // A rule that is there already is refused, and does no harm.
    String rule = "ip rule add uidrange 501-501 to " + serverAddress + " lookup 77 || true";
    shell.on("mac", "/bin/sh", "-c", rule);
  }

  /** Carries packets again. */
  public void heal() {
    shell.on("mac", "ip", "neigh", "del", serverAddress, "dev", onMac);
    shell.on("srv", "ip", "neigh", "del", macAddress, "dev", onServer);
  }
}
