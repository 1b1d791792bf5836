package io.mountaineer.doctor;

import io.mountaineer.core.ShellQuote;
import io.mountaineer.platform.NetworkState.Link;
import io.mountaineer.platform.ThunderboltBridge;
import io.mountaineer.platform.ThunderboltBridge.Answer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Check that this Mac has an address of its own on the Thunderbolt cable. */
public final class ThunderboltCheck implements Check {

  /** Block from which macOS assigns an address itself where nothing else does (RFC 3927). */
  private static final String SELF_ASSIGNED = "169.254.";

  /** Address of a server where the config names none. */
  private static final String USUAL = "10.10.10.1";

  private static final Pattern IPV4 = Pattern.compile("(\\d+\\.\\d+\\.\\d+\\.)\\d+");

  private final ThunderboltBridge bridge;
  private final String server;

  /**
   * @param servers addresses that servers have on the cable by the config
   */
  public ThunderboltCheck(ThunderboltBridge bridge, List<String> servers) {
    this.bridge = bridge;
    this.server = servers.stream().filter(IPV4.asMatchPredicate()).findFirst().orElse(USUAL);
  }

  @Override
  public String area() {
    return "thunderbolt";
  }

  @Override
  public List<Finding> look() {
    Answer answer = bridge.look();
    if (answer instanceof Answer.Unknown unknown) {
      return List.of(
          Finding.unknown(area(), "", unknown.why(), "see what macOS says of its network")
              .withCommand("networksetup -listallhardwareports"));
    }
    return List.of(
        answer instanceof Answer.Present present
            ? finding(present)
            : Finding.warn(
                area(),
                "",
                "this Mac has no Thunderbolt Bridge",
                "add it in System Settings > Network > ... > Add Service"));
  }

  private Finding finding(Answer.Present bridge) {
    List<String> fixed =
        bridge.addresses().stream().filter(each -> !each.startsWith(SELF_ASSIGNED)).toList();
    if (fixed.isEmpty()) {
      return Finding.warn(
              area(),
              "",
              bridge.name() + " has no fixed address",
              "give both Macs a fixed address on the cable, such as %s to the server and %s to this one"
                  .formatted(server, beside(server)))
          .withCommand(
              "sudo networksetup -setmanual %s %s 255.255.255.0"
                  .formatted(ShellQuote.of(bridge.service()), beside(server)));
    }
    String text = bridge.name() + " has " + String.join(", ", fixed);
    return bridge.link() == Link.INACTIVE
        ? Finding.warn(
            area(), "", text + ", but nothing is connected", "plug in the Thunderbolt cable")
        : Finding.ok(area(), "", text);
  }

  /** Returns an address in the same network. */
  private static String beside(String server) {
    Matcher numbers = IPV4.matcher(server);
    numbers.matches();
    return numbers.group(1) + (server.endsWith(".2") ? "1" : "2");
  }
}
