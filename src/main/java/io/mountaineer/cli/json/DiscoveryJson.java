package io.mountaineer.cli.json;

import io.mountaineer.core.Discovery;
import io.mountaineer.core.Discovery.Address;
import io.mountaineer.core.Discovery.Mounted;
import io.mountaineer.core.Discovery.Server;
import io.mountaineer.core.Discovery.Step;
import io.mountaineer.core.Discovery.Way;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Output of {@code discover} in JSON. */
public final class DiscoveryJson {

  private DiscoveryJson() {}

  /** Returns the object with everything that was found. */
  public static Map<String, Object> of(Discovery found) {
    Map<String, Object> json = CommandJson.object();
    json.put("mounts", found.mounts().stream().map(DiscoveryJson::mount).toList());
    json.put("servers", found.servers().stream().map(DiscoveryJson::server).toList());
    json.put("steps", found.steps().stream().map(DiscoveryJson::step).toList());
    return json;
  }

  private static Map<String, Object> mount(Mounted mount) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("host", mount.host());
    json.put("port", mount.port());
    json.put("username", mount.username());
    json.put("share_name", mount.shareName());
    json.put("mount_path", mount.path());
    json.put("mounted_by", mount.mountedBy());
    json.put("favorite", mount.favorite());
    return json;
  }

  private static Map<String, Object> server(Server server) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", server.name());
    json.put("host", server.host());
    json.put("port", server.port());
    json.put("addresses", server.addresses().stream().map(DiscoveryJson::address).toList());
    json.put("shares", server.shares().orElse(List.of()));
    json.put("shares_known", server.shares().isPresent());
    return json;
  }

  private static Map<String, Object> address(Address address) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("address", address.numeric());
    json.put("interface", address.way().map(Way::name));
    json.put("interface_name", address.way().map(Way::port).filter(name -> !name.isEmpty()));
    json.put("thunderbolt", address.way().map(Way::isThunderbolt));
    return json;
  }

  private static Map<String, Object> step(Step step) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("step", step.name());
    json.put("ok", step.problem().isEmpty());
    json.put("problem", step.problem());
    return json;
  }
}
