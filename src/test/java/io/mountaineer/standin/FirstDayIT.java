package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** First day of somebody who knows the word {@code setup} and does what it prints. */
@Execution(ExecutionMode.CONCURRENT)
class FirstDayIT {

  @Order(1)
  @RegisterExtension
  final StandInMac mac = new StandInMac();

  @Order(2)
  @RegisterExtension
  final StandInLaunchd launchd = new StandInLaunchd(mac);

  @Test
  void fromAnEmptyHomeToTwoSharesByWhatSetupPrints() throws IOException {
    mac.config().withoutShares();
    mac.network().ownAddress("bridge0", "");
    mac.network()
        .announces("Mac mini", StandInMac.FALLBACK, mac.port(), StandInMac.TB, StandInMac.FALLBACK);
    mac.savesNoPassword(StandInMac.TB);

    assertEquals(
        "sudo networksetup -setmanual 'Thunderbolt Bridge' 10.10.10.2 255.255.255.0", next());
    mac.network().ownAddress("bridge0", "10.10.10.2");

    assertEquals("open smb://" + StandInMac.FALLBACK + ":" + mac.port(), next());
    mac.mounted(StandInMac.FALLBACK, "CORE");
    mac.mounted(StandInMac.FALLBACK, "VAULT");

    typed(next().replace("ADDRESS", StandInMac.TB)).ended(0);

    assertEquals("open smb://" + StandInMac.TB + ":" + mac.port() + "/CORE", next());
    mac.savesPassword(StandInMac.TB);

    typed(next()).ended(0);

    mac.run("setup").ended(0).says("Everything is set up.");
    assertEquals(StandInMac.FALLBACK, mac.servedBy("CORE"));
    assertEquals(StandInMac.FALLBACK, mac.servedBy("VAULT"));
    assertTrue(launchd.hasJob());
  }

  @Test
  void beforeTheFirstShareTheStepsThatNeedOneWait() throws IOException {
    mac.config().withoutShares();

    Run run = mac.run("setup").ended(3);

    run.says("to do Config").says("later Keychain").says("later Start at login");
  }

  @Test
  void aServerThatIsNotSeenIsAddedByItsAddresses() throws IOException {
    mac.config().withoutShares();

    String line = next();

    assertTrue(line.startsWith("mountaineer favorites add SHARE --username USER "), line);
    typed(line).ended(2).complains("must be another address");
    assertEquals(line, next(), "the config is as before");
    typed(
            line.replace("SHARE", "CORE")
                .replace("USER", "evan")
                .replaceFirst("ADDRESS", StandInMac.TB)
                .replace("ADDRESS", StandInMac.FALLBACK))
        .ended(0);
    assertEquals(StandInMac.TB, mac.servedBy("CORE"));
  }

  @Test
  void nothingIsChanged() throws IOException {
    Files.delete(mac.config().path());

    mac.run("setup").ended(3);

    assertFalse(Files.exists(mac.shares()));
    assertFalse(Files.exists(mac.config().path()));
  }

  @Test
  void aConfigThatCannotBeReadIsOpenedAndNotJudgedOnceMore() throws IOException {
    Files.writeString(mac.config().path(), "[[shares]\n");

    assertEquals("open -t " + mac.config().path(), next());
    mac.run("setup").ended(3).says("1:").says("Next, Config: correct that in the file.");
  }

  @Test
  void whatCannotBeLearnedHasACommandToo() {
    mac.tool("networksetup").hangs();

    assertEquals("networksetup -listallhardwareports", next());
  }

  @Test
  void everyStepThatThisMacCanDoHasItsCommand() throws IOException {
    mac.run("mount", "--all").ended(0);
    Path agent = mac.root().resolve("agent");
    Files.writeString(agent, "gui/501/com.mountaineer.agent = {\n\tstate = waiting\n}\n");
    assertEquals("mountaineer install", next(), "the agent has no monitor");
    Files.delete(agent);

    mac.tool("security").hangs();
    assertEquals("open -a 'Keychain Access'", next(), "the keychain does not answer");
    mac.tb().isServer("b3f0c7a29d414e5c8a671f2e3d4c5b60");
    mac.fallback().isServer("c4a1d8b30e524f6d9b782a3f4e5d6c71");
    assertEquals("open -t " + mac.config().path(), next(), "two servers");
    mac.network().route(StandInMac.TB, "en0");
    assertEquals("open -t " + mac.config().path(), next(), "not by the cable");
  }

  @Test
  void anAddressThatCannotBeReadIsNotReplaced() {
    mac.tool("ifconfig").hangs();

    mac.run("setup").ended(3).says("to do Thunderbolt not known: ifconfig did not end in time");
    assertEquals("networksetup -listallhardwareports", next());
  }

  @Test
  void aPrintThatIsNotAboutTheInterfaceIsNoMissingAddress() {
    mac.tool("ifconfig").prints(0, "");

    mac.run("setup").ended(3).says("to do Thunderbolt not known: ifconfig printed nothing");
  }

  @Test
  void theAddressOnTheCableIsInTheNetworkOfTheServer() {
    mac.network().ownAddress("bridge0", "");
    mac.config().withoutShares().share("Core", "CORE", "evan", "192.168.77.1", StandInMac.FALLBACK);

    assertEquals(
        "sudo networksetup -setmanual 'Thunderbolt Bridge' 192.168.77.2 255.255.255.0", next());
  }

  @Test
  void anAddressThatLeavesByTheWrongInterfaceIsToBeChecked() {
    mac.network().route(StandInMac.TB, "en0");

    mac.run("setup")
        .ended(3)
        .says("to do Thunderbolt " + StandInMac.TB + " is reached by en0")
        .says("not by the Thunderbolt cable");
  }

  @Test
  void aKeychainThatDoesNotAnswerIsNotDone() {
    mac.tool("security").hangs();

    mac.run("setup").ended(3).says("to do Keychain");
  }

  @Test
  void theNextCommandNamesTheConfigThatSetupWasGiven() throws IOException {
    Path other = Files.copy(mac.config().path(), mac.home().resolve("other.toml"));
    Files.writeString(other, Files.readString(other).replaceAll("(?s)\\[\\[shares.*", ""));
    mac.mounted(StandInMac.FALLBACK, "CORE");

    mac.run("--config", other.toString(), "setup", "--json")
        .ended(3)
        .says("mountaineer --config " + other + " favorites import");
    mac.run("--config", other.toString(), "setup")
        .says("Then run 'mountaineer --config ~/other.toml setup' again.");
  }

  private String next() {
    JsonNode setup = mac.run("setup", "--json").ended(3).json();
    return setup.path("next_command").asText();
  }

  private Run typed(String line) {
    assertTrue(line.startsWith("mountaineer "), line);
    return mac.run(line.substring("mountaineer ".length()).split(" "));
  }
}
