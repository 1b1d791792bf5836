package io.mountaineer.doctor;

import io.mountaineer.core.ShellQuote;
import io.mountaineer.platform.NetworkState.Link;
import io.mountaineer.platform.ThunderboltBridge;
import io.mountaineer.platform.ThunderboltBridge.Answer;
import java.util.List;

/** Check that this Mac has an address of its own on the Thunderbolt cable. */
public final class ThunderboltCheck implements Check {

  /** Block from which macOS assigns an address itself where nothing else does (RFC 3927). */
  private static final String SELF_ASSIGNED = "169.254.";

  private static final String SHARING =
      "give both Macs a fixed address on the cable, such as 10.10.10.1 to the server and 10.10.10.2"
          + " to this one";

  private final ThunderboltBridge bridge;

  public ThunderboltCheck(ThunderboltBridge bridge) {
    this.bridge = bridge;
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
      return Finding.warn(area(), "", bridge.name() + " has no fixed address", SHARING)
          .withCommand(
              "sudo networksetup -setmanual "
                  + ShellQuote.of(bridge.service())
                  + " 10.10.10.2 255.255.255.0");
    }
    String text = bridge.name() + " has " + String.join(", ", fixed);
    return bridge.link() == Link.INACTIVE
        ? Finding.warn(
            area(), "", text + ", but nothing is connected", "plug in the Thunderbolt cable")
        : Finding.ok(area(), "", text);
  }
}
