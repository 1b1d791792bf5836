package io.mountaineer.platform.macos;

import io.mountaineer.platform.ThunderboltBridge;
import io.mountaineer.platform.macos.ToolText.Printed;
import io.mountaineer.platform.process.CommandRunner;
import java.time.Duration;
import java.util.Optional;

/**
 * Thunderbolt Bridge by {@code networksetup}, which names its device, and {@code ifconfig}, which
 * has its addresses and its link.
 */
public final class MacThunderboltBridge implements ThunderboltBridge {

  private static final Duration LIMIT = Duration.ofSeconds(4);

  private final Networksetup networksetup;
  private final Ifconfig ifconfig;

  public MacThunderboltBridge(CommandRunner runner) {
    this.networksetup = new Networksetup(runner, LIMIT);
    this.ifconfig = new Ifconfig(runner, LIMIT);
  }

  @Override
  public Answer look() {
    Printed ports = networksetup.hardwarePorts();
    if (ports.text().isEmpty()) {
      return new Answer.Unknown(ports.failure());
    }
    Optional<String> device = Networksetup.device(ports.text().get(), MacNetworkPath.CABLE);
    return device.map(this::bridge).orElseGet(Answer.Absent::new);
  }

  private Answer bridge(String device) {
    Printed about = ifconfig.about(device);
    if (about.text().filter(text -> Ifconfig.isAbout(device, text)).isEmpty()) {
      return new Answer.Unknown(
          about.failure().isEmpty() ? "ifconfig printed nothing about " + device : about.failure());
    }
    String text = about.text().get();
    return new Answer.Present(
        device, MacNetworkPath.CABLE, Ifconfig.link(device, text), Ifconfig.addresses(text));
  }
}
