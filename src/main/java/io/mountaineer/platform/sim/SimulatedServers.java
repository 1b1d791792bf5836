package io.mountaineer.platform.sim;

import io.mountaineer.core.Discovery.Way;
import io.mountaineer.platform.ServerFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Servers of a simulated Mac, by the folders of their files, {@code <host>/<share>}: every name
 * announces itself, at its own addresses and at those that have a folder.
 */
final class SimulatedServers implements ServerFinder {

  private static final int SMB_PORT = 445;

  private final Path folder;
  private final SimulatedNetwork network;

  SimulatedServers(Path folder, SimulatedNetwork network) {
    this.folder = folder;
    this.network = network;
  }

  @Override
  public Found<Announced> servers() {
    return Found.of(
        names(folder).stream().filter(host -> !isNumeric(host)).map(this::announced).toList());
  }

  private Announced announced(String host) {
    Stream<String> numeric = names(folder).stream().filter(SimulatedServers::isNumeric);
    List<String> addresses =
        Stream.concat(numeric, network.addresses(host).stream().sorted()).distinct().toList();
    return new Announced(host, Optional.of(host), SMB_PORT, addresses);
  }

  private static boolean isNumeric(String host) {
    return host.contains(":") || host.matches("[0-9.]+");
  }

  @Override
  public Found<Optional<Way>> waysTo(List<String> addresses) {
    return Found.of(addresses.stream().map(this::wayTo).toList());
  }

  private Optional<Way> wayTo(String address) {
    String name = network.host(address).networkInterface();
    boolean isThunderbolt = name.equals("bridge0");
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(new Way(name, isThunderbolt ? "Thunderbolt Bridge" : "Wi-Fi", isThunderbolt));
  }

  @Override
  public Found<String> shares(String host, int port, String username) {
    return Found.of(names(folder.resolve(host)));
  }

  private static List<String> names(Path parent) {
    try (Stream<Path> all = Files.list(parent)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      return List.of(); // no host serves anything yet
    }
  }
}
