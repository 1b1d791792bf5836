package io.mountaineer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.app.ImportEntry.Result;
import io.mountaineer.config.ConfigFile;
import io.mountaineer.config.edit.ConfigEditor;
import io.mountaineer.core.Config;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountEntry.SmbSource;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.ServerGuid;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.doctor.SetupSteps.Advice;
import io.mountaineer.engine.Workers;
import io.mountaineer.files.Locks;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.sim.MountOwner;
import io.mountaineer.platform.sim.SimulatedMac;
import io.mountaineer.platform.sim.VirtualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Favorites made of what is mounted, where the other address is proven or given. */
class ImportPlanTest {

  private static final String TB = "10.10.10.1";
  private static final String NAME = "macmini.local";
  private static final Optional<ServerGuid> SERVER = guid("172a8c8a");
  private static final Optional<ServerGuid> ANOTHER = guid("99999999");

  /** Samba makes the identifier from its name, which another server may have as well. */
  private static final Optional<ServerGuid> NAMED =
      Optional.of(new ServerGuid("73727661000000000000000000000000"));

  @TempDir Path folder;
  private final Clock clock = new VirtualClock(Instant.parse("2026-01-01T08:00:00Z"));
  private SimulatedMac mac;
  private Config config;

  @BeforeEach
  void macWithAServerOnBothAddresses() throws IOException {
    Path volumes = Files.createDirectory(folder.resolve("Volumes"));
    Settings usual = Settings.defaults(folder);
    config = config(volumes, usual);
    mac = new SimulatedMac(folder.resolve("mac"), volumes, 445, clock);
    for (String host : List.of(TB, NAME)) {
      Files.createDirectories(mac.served(host, "CORE"));
      mac.host(host).serverGuid(SERVER);
    }
    mac.host(NAME).resolvesTo("192.168.1.20");
    mac.host("192.168.1.20").serverGuid(SERVER);
  }

  @Test
  void aMountByThunderboltFindsTheNameOfTheSameServer() {
    mac.mountByHand(TB, "CORE", path("CORE"));

    ImportEntry entry = plan(ImportRequest.ofAll()).get(0);

    assertEquals(Result.PLANNED, entry.result(), entry::toString);
    assertEquals(Optional.of(share(TB, NAME)), entry.favorite());
  }

  @Test
  void aMountByNameFindsTheAddressOnTheCable() {
    mac.mountByHand(NAME, "CORE", path("CORE"));

    ImportEntry entry = plan(ImportRequest.ofAll()).get(0);

    assertEquals(Optional.of(share(TB, NAME)), entry.favorite(), entry::toString);
  }

  /** Finder's sidebar mounts by the name of the service, which is no name of a host. */
  @Test
  void aMountByTheNameOfAServiceIsProvenByTheHostThatAnnouncesIt() throws IOException {
    String service = NAME + "._smb._tcp.local";
    Files.createDirectories(mac.served(service, "CORE"));
    mac.host(service).serverGuid(Optional.empty());
    mac.mountByHand(service, "CORE", path("CORE"));

    ImportEntry entry = plan(ImportRequest.ofAll()).get(0);

    assertEquals(Optional.of(share(TB, service)), entry.favorite(), entry::toString);
  }

  @Test
  void anotherServerIsNoSecondAddress() {
    mac.host(NAME).serverGuid(ANOTHER);
    mac.host("192.168.1.20").serverGuid(ANOTHER);
    mac.mountByHand(TB, "CORE", path("CORE"));

    ImportEntry entry = plan(ImportRequest.ofAll()).get(0);

    assertEquals(Result.FAILED, entry.result());
    assertEquals(
        Optional.of("mountaineer favorites import --fallback-host ADDRESS"), entry.command());
  }

  @Test
  void theOtherAddressIsGivenForEachServerByItself() throws IOException {
    Files.createDirectories(mac.served("10.0.0.9", "VAULT"));
    mac.host(NAME).serverGuid(ANOTHER);
    mac.host("192.168.1.20").serverGuid(ANOTHER);
    mac.mountByHand(TB, "CORE", path("CORE"));
    mac.mountByHand("10.0.0.9", "VAULT", path("VAULT"));

    assertEquals(
        Optional.of("mountaineer favorites import --share CORE --fallback-host ADDRESS"),
        plan(ImportRequest.ofAll()).get(0).command());
  }

  @Test
  void theSameNameAloneIsNoProof() {
    for (String host : List.of(TB, NAME, "192.168.1.20")) {
      mac.host(host).serverGuid(NAMED);
    }
    mac.mountByHand(TB, "CORE", path("CORE"));

    assertEquals(Result.FAILED, plan(ImportRequest.ofAll()).get(0).result());
  }

  @Test
  void nobodyElseIsAskedWhereTheServerItselfProvesNothing() {
    mac.host(TB).serverGuid(Optional.empty());
    mac.mountByHand(TB, "CORE", path("CORE"));

    plan(ImportRequest.ofAll());

    assertEquals(List.of(TB), asked);
  }

  @Test
  void everyAddressIsAskedOnceForAllMounts() {
    mac.mountByHand(TB, "CORE", path("CORE"));
    mac.mountByHand(TB, "MEDIA", path("MEDIA"));

    assertEquals(2, plan(ImportRequest.ofAll()).size());

    assertEquals(Set.copyOf(asked).size(), asked.size(), asked::toString);
  }

  @Test
  void aMountThatIsSkippedIsNoAdviceToImportIt() {
    mac.mountByHand(TB, "CORE", path("CORE-1"));
    Advice advice = SetupService.ofImport(plan(ImportRequest.ofAll()));

    assertEquals(Optional.empty(), advice.command());
    assertTrue(advice.text().startsWith("CORE: it is mounted at "), advice::text);
  }

  @Test
  void whatHasNoCommandNamesNoAddressToFillIn() throws IOException {
    Files.createDirectories(mac.served(TB, "Links"));
    mac.mountByHand(TB, "Links", path("Links"));

    assertFalse(SetupService.ofImport(plan(ImportRequest.ofAll())).text().contains("ADDRESS"));
  }

  @Test
  void anAddressThatIsGivenNeedsNoProof() {
    mac.host(NAME).serverGuid(Optional.empty());
    mac.mountByHand(TB, "CORE", path("CORE"));

    ImportEntry entry =
        plan(new ImportRequest(List.of(), Optional.empty(), Optional.of("nas.example.com"))).get(0);

    assertEquals(Optional.of(share(TB, "nas.example.com")), entry.favorite());
  }

  @Test
  void ofTwoGivenAddressesOneHasToBeThatOfTheMount() {
    mac.mountByHand("10.0.0.9", "CORE", path("CORE"));

    ImportEntry entry =
        plan(new ImportRequest(List.of(), Optional.of(TB), Optional.of(NAME))).get(0);

    assertEquals(Result.FAILED, entry.result());
    assertEquals(
        "it is mounted by 10.0.0.9, which is neither of the two addresses", entry.detail());
  }

  @Test
  void aMountAtASuffixIsSkipped() {
    mac.mountByHand(TB, "CORE", path("CORE-1"));

    ImportEntry entry = plan(ImportRequest.ofAll()).get(0);

    assertEquals(Result.SKIPPED, entry.result(), entry::toString);
  }

  @Test
  void aMountAtAnotherPathStandsInNoOthersWay() {
    mac.mountByHand(TB, "CORE", path("ACORE"));
    mac.mountByHand(NAME, "CORE", path("CORE"));

    List<ImportEntry> entries = plan(ImportRequest.ofAll());

    assertEquals(
        List.of(Result.SKIPPED, Result.PLANNED),
        entries.stream().map(ImportEntry::result).toList());
  }

  @Test
  void aMountBesideItsNamesakeIsNotSentBackToTheSamePlace() {
    mac.mountByHand(TB, "CORE", path("CORE"));
    mac.mountByHand("10.0.0.9", "CORE", path("CORE-1"));

    String why = plan(ImportRequest.ofAll()).get(1).detail();

    assertTrue(why.startsWith("the share of that name at " + TB + " is mounted in its place"), why);
  }

  @Test
  void mountsOfOthersAreNotSeen() {
    mac.mountFor(MountOwner.root(), TB, "CORE", path("CORE"));

    UserError refused = assertThrows(UserError.class, () -> plan(ImportRequest.ofAll()));

    assertTrue(refused.getMessage().contains("by you"), refused::getMessage);
  }

  @Test
  void whatTheConfigRefusesIsSaidByADryRunToo() throws IOException {
    Files.createDirectories(mac.served(TB, "Links"));
    mac.mountByHand(TB, "Links", path("Links"));

    ImportEntry entry = plan(ImportRequest.ofAll()).get(0);

    assertEquals(Result.FAILED, entry.result(), entry::toString);
  }

  private final List<String> asked = new ArrayList<>();

  private List<ImportEntry> plan(ImportRequest request) {
    DiscoveryService discovery =
        new DiscoveryService(this::mountTable, mac.platform().user(), mac.servers());
    return new ImportPlan(
            discovery,
            mac.servers(),
            (host, port, limit) -> {
              asked.add(host);
              return mac.platform().servers().of(host, port, limit);
            },
            Workers.inline(),
            configService())
        .of(config, request);
  }

  /** The simulated Mac names no account. */
  private MountTable mountTable() {
    return new MountTable.Known(mac.mounted().stream().map(ImportPlanTest::named).toList());
  }

  private static MountEntry named(MountEntry entry) {
    SmbSource smb = entry.smb().orElseThrow();
    return new MountEntry(
        entry.source(),
        entry.fileSystem(),
        entry.path(),
        Optional.of(new SmbSource("anna", smb.host(), smb.port(), smb.share())),
        entry.mountedBy(),
        entry.automounted(),
        entry.nobrowse());
  }

  private ConfigService configService() {
    Path file = folder.resolve("config.toml");
    ConfigEditor editor =
        new ConfigEditor(
            new ConfigFile(file, folder), new Locks(folder.resolve("locks"), clock).config());
    return new ConfigService(editor, () -> {});
  }

  private Path path(String name) {
    return config.settings().volumesRoot().resolve(name);
  }

  private static Share share(String thunderbolt, String fallback) {
    return new Share("CORE", "anna", thunderbolt, fallback, "CORE");
  }

  private static Optional<ServerGuid> guid(String start) {
    return ServerGuid.parse(start + "-f2f5-5e4e-b278-dd8aaa90d42e");
  }

  private static Config config(Path volumes, Settings usual) {
    return new Config(
        new Settings(
            usual.sharesRoot(),
            Duration.ofSeconds(2),
            false,
            Duration.ofSeconds(30),
            Duration.ofMillis(800),
            true,
            true,
            445,
            volumes),
        List.of(),
        List.of());
  }
}
