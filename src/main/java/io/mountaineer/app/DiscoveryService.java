package io.mountaineer.app;

import io.mountaineer.core.Config;
import io.mountaineer.core.Discovery;
import io.mountaineer.core.Discovery.Address;
import io.mountaineer.core.Discovery.Mounted;
import io.mountaineer.core.Discovery.Server;
import io.mountaineer.core.Discovery.Step;
import io.mountaineer.core.Discovery.Way;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountEntry.SmbSource;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.Share;
import io.mountaineer.platform.LocalUser;
import io.mountaineer.platform.MountTableReader;
import io.mountaineer.platform.ServerFinder;
import io.mountaineer.platform.ServerFinder.Announced;
import io.mountaineer.platform.ServerFinder.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Use case of looking around: what is mounted by SMB, and which servers announce themselves.
 * Changes nothing, logs in nowhere, opens no window, and sends nothing but what Bonjour sends.
 */
public final class DiscoveryService {

  /** Account of a guest in the mount table; a config has an empty one for it. */
  private static final String GUEST = "guest";

  private final MountTableReader table;
  private final LocalUser user;
  private final ServerFinder finder;

  public DiscoveryService(MountTableReader table, LocalUser user, ServerFinder finder) {
    this.table = table;
    this.user = user;
    this.finder = finder;
  }

  /**
   * Looks around; takes some 6 s, and up to 20 s where programs of macOS are silent, with 4 s more
   * for each further server that this user is logged in to.
   *
   * @param config by which a mount is known to be that of a favorite
   */
  public Discovery discover(Config config) {
    List<Step> steps = new ArrayList<>();
    List<Mounted> mounts = mounts(config, steps);
    Found<Announced> announced = finder.servers();
    steps.add(new Step("servers", announced.problem()));
    Map<String, Way> ways = ways(announced.all(), steps);
    List<Server> servers = announced.all().stream().map(each -> server(each, ways)).toList();
    return new Discovery(mounts, withShares(servers, mounts, steps), steps);
  }

  /** Returns what is mounted by SMB now, without a look at anything else. */
  public Discovery mounts(Config config) {
    List<Step> steps = new ArrayList<>();
    return new Discovery(mounts(config, steps), List.of(), steps);
  }

  private List<Mounted> mounts(Config config, List<Step> steps) {
    MountTable read = table.read();
    if (read instanceof MountTable.Unreadable unreadable) {
      steps.add(new Step("mounts", Optional.of(unreadable.reason())));
      return List.of();
    }
    steps.add(new Step("mounts", Optional.empty()));
    List<Mounted> mounts = new ArrayList<>();
    for (MountEntry entry : ((MountTable.Known) read).entries()) {
      entry.smb().ifPresent(smb -> mounts.add(mounted(entry, smb, config)));
    }
    return mounts;
  }

  private Mounted mounted(MountEntry entry, SmbSource smb, Config config) {
    boolean isOurs =
        entry.mountedBy().filter(user::is).isPresent()
            && !entry.automounted()
            && entry.path().startsWith(config.settings().volumesRoot());
    return new Mounted(
        smb.host(),
        smb.port(),
        account(smb),
        smb.share(),
        entry.path(),
        entry.mountedBy(),
        isOurs,
        favorite(smb, config));
  }

  private static Optional<String> account(SmbSource smb) {
    if (smb.user().equalsIgnoreCase(GUEST)) {
      return Optional.of("");
    }
    return Optional.of(smb.user()).filter(name -> !name.isEmpty());
  }

  /** Returns the favorite that has this share of a server by either of its hosts. */
  private static Optional<String> favorite(SmbSource smb, Config config) {
    return config.shares().stream()
        .filter(share -> share.isServedBy(smb.host(), smb.share()))
        .map(Share::name)
        .findFirst();
  }

  private Map<String, Way> ways(List<Announced> announced, List<Step> steps) {
    List<String> addresses =
        announced.stream().flatMap(each -> each.addresses().stream()).distinct().toList();
    Found<Optional<Way>> found = finder.waysTo(addresses);
    Map<String, Way> ways = new HashMap<>();
    for (int at = 0; at < found.all().size(); at++) {
      String address = addresses.get(at);
      found.all().get(at).ifPresent(way -> ways.put(address, way));
    }
    if (!addresses.isEmpty()) {
      steps.add(new Step("interfaces", found.problem()));
    }
    return ways;
  }

  private static Server server(Announced each, Map<String, Way> ways) {
    List<Address> addresses =
        each.addresses().stream()
            .map(numeric -> new Address(numeric, Optional.ofNullable(ways.get(numeric))))
            .toList();
    return new Server(each.name(), each.host(), each.port(), addresses, Optional.empty());
  }

  /**
   * Asks each server that this user is logged in to for its shares. To ask another one would be a
   * login.
   */
  private List<Server> withShares(List<Server> servers, List<Mounted> mounts, List<Step> steps) {
    Map<Server, Mounted> sessions = new LinkedHashMap<>();
    for (Server server : servers) {
      mounts.stream()
          .filter(mount -> mount.isOurs() && mount.username().isPresent())
          .filter(mount -> server.isAt(mount.host()))
          .findFirst()
          .ifPresent(mount -> sessions.put(server, mount));
    }
    Map<Server, Server> asked = new HashMap<>();
    List<String> problems = new ArrayList<>();
    sessions.forEach(
        (server, mount) -> {
          Found<String> found =
              finder.shares(mount.host(), mount.port(), mount.username().orElseThrow());
          found.problem().ifPresent(why -> problems.add(server.name() + ": " + why));
          asked.put(server, found.problem().isPresent() ? server : server.sharing(found.all()));
        });
    if (!sessions.isEmpty()) {
      steps.add(
          new Step(
              "shares",
              problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems))));
    }
    return servers.stream().map(server -> asked.getOrDefault(server, server)).toList();
  }
}
