package io.mountaineer.lab;

/**
 * A link between the two machines, and what can become of it.
 *
 * @param onMac the interface at the Mac's end
 * @param macAddress its address
 * @param onServer the interface at the server's end
 * @param serverAddress its address
 */
record Cable(Lab lab, String onMac, String macAddress, String onServer, String serverAddress) {

  /** Of a neighbour that does not exist: what is sent to it vanishes. */
  private static final String NOBODY = "02:00:00:00:00:99";

  void pull() {
    lab.on("mac", "ip", "link", "set", onMac, "down");
  }

  void plugIn() {
    lab.on("mac", "ip", "link", "set", onMac, "up");
  }

  /** The link stays up and swallows every packet. */
  void swallow() {
    neighbour("mac", serverAddress, onMac);
    neighbour("srv", macAddress, onServer);
  }

  private void neighbour(String machine, String address, String via) {
    lab.on(
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

  /** It carries packets again. */
  void heal() {
    lab.on("mac", "ip", "neigh", "del", serverAddress, "dev", onMac);
    lab.on("srv", "ip", "neigh", "del", macAddress, "dev", onServer);
  }
}
