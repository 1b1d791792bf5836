package io.mountaineer.world;

import io.mountaineer.core.CanonicalName;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountEntry.SmbSource;
import io.mountaineer.core.ServerGuid;
import io.mountaineer.core.ServerMatcher;
import io.mountaineer.core.Share;
import io.mountaineer.platform.Mounter;
import io.mountaineer.platform.sim.MountOwner;
import io.mountaineer.platform.sim.SimulatedMac;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Machines of a world with all their names: what a process cannot know, but the invariants do. */
final class Servers {

  private static final List<Server> ALL =
      List.of(
          new Server(
              "10.10.10.1",
              "macmini.local",
              "macmini.lan",
              "192.168.1.6",
              "macmini._smb._tcp.local",
              "macmini.office.example"),
          new Server(
              "10.10.10.2",
              "Evans-NAS.local",
              "nas.lan",
              "192.168.1.8",
              "Evan’s NAS._smb._tcp.local",
              "Evans-NAS.office.example"));

  private Servers() {}

  /**
   * A machine.
   *
   * @param lan a third name, which shares an address with the fallback and has one of its own
   * @param lanAddress that address
   * @param service the name that Finder mounts by
   * @param namesake another machine with the same first label
   */
  record Server(
      String thunderbolt,
      String fallback,
      String lan,
      String lanAddress,
      String service,
      String namesake) {

    private boolean hasName(String host) {
      return List.of(thunderbolt, fallback, lan, lanAddress, service).contains(host);
    }
  }

  /** Returns the identifier of the machine of a share. */
  static ServerGuid guid(Share share) {
    return guid(of(share));
  }

  private static ServerGuid guid(Server server) {
    return new ServerGuid("8a8c2a17f5f24e5eb278dd8aaa90d40" + ALL.indexOf(server));
  }

  /** Gives every machine its names and addresses. */
  static void build(SimulatedMac mac) {
    String last = "7";
    for (Server each : ALL) {
      String address = each.lanAddress.replaceAll("\\d+$", last);
      mac.host(each.thunderbolt).resolvesTo(each.thunderbolt);
      mac.host(each.fallback).resolvesTo(address);
      mac.host(each.lan).resolvesTo(each.lanAddress, address);
      mac.host(each.lanAddress).resolvesTo(each.lanAddress);
      mac.host(each.namesake).resolvesTo("172.16.0.2" + last);
      mac.spell(each.service, each.fallback);
      // Another name is known by its address alone here.
      List.of(each.thunderbolt, each.fallback)
          .forEach(name -> mac.host(name).serverGuid(Optional.of(guid(each))));
      last = "9";
    }
  }

  static Server of(Share share) {
    return serving(share.thunderboltHost()).or(() -> serving(share.fallbackHost())).orElseThrow();
  }

  /**
   * Returns whether a mount is of the very machine that is asked for another one, as far as that
   * can be known: by a host that the config no longer names it may be another's.
   */
  static boolean isOneServer(World world, SmbSource mounted, Mounter.Request asked) {
    return isOneMachine(mounted.host(), asked.host())
        && world.shares().stream()
            .filter(share -> share.shareName().equals(asked.shareName()))
            .filter(share -> share.hosts().contains(asked.host()))
            .allMatch(share -> isNameOf(world.mac(), mounted.host(), share));
  }

  /** Returns whether two names are of one machine; for an unknown name that is not known. */
  private static boolean isOneMachine(String one, String other) {
    return serving(one).isEmpty()
        || serving(other).isEmpty()
        || serving(one).equals(serving(other));
  }

  /** Returns every name by which a machine can be asked. */
  static List<String> names() {
    return ALL.stream()
        .flatMap(
            each ->
                List.of(each.thunderbolt, each.fallback, each.lan, each.lanAddress, each.namesake)
                    .stream())
        .toList();
  }

  private static Optional<Server> serving(String host) {
    return ALL.stream().filter(each -> each.hasName(host)).findFirst();
  }

  /** Returns whether this mount is the share by its server, however that is spelled. */
  static boolean carries(MountEntry entry, Share share) {
    return entry
        .smb()
        .filter(smb -> CanonicalName.same(smb.share(), share.shareName()))
        .filter(smb -> serves(smb.host(), share))
        .isPresent();
  }

  /**
   * Returns whether it can be known that this mount is the share: its server has a name of a host
   * of the share or an address in common with one, by what lookups give now. Another address of the
   * same machine alone proves nothing.
   */
  static boolean isKnown(SimulatedMac mac, MountEntry entry, Share share) {
    return carries(entry, share) && isNameOf(mac, entry.smb().orElseThrow().host(), share);
  }

  private static boolean isNameOf(SimulatedMac mac, String host, Share share) {
    Set<String> addresses = mac.platform().addresses().lastGood(host);
    return share.hosts().stream()
        .anyMatch(
            own ->
                ServerMatcher.same(host, own)
                    || mac.platform().addresses().lastGood(own).stream()
                        .anyMatch(addresses::contains));
  }

  private static boolean serves(String host, Share share) {
    return serving(host)
        .filter(
            server ->
                server.hasName(share.thunderboltHost()) || server.hasName(share.fallbackHost()))
        .isPresent();
  }

  /** Returns whether a mount is of another machine that only has the name of one of these. */
  static boolean isNamesake(MountEntry entry) {
    return entry
        .smb()
        .filter(smb -> ALL.stream().anyMatch(each -> each.namesake.equals(smb.host())))
        .isPresent();
  }

  /** Returns whether a mount is of the user that mountaineer works for. */
  static boolean isOurs(MountEntry entry) {
    return entry.mountedBy().filter(MountOwner.USER::equals).isPresent();
  }
}
