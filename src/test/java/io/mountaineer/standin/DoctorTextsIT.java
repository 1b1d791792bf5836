package io.mountaineer.standin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of the commands that look at the Mac, word by word, with the faults that people meet. */
@Execution(ExecutionMode.CONCURRENT)
class DoctorTextsIT {

  private static final String GUID = "0123456789abcdef0123456789abcdef";

  @RegisterExtension final StandInMac mac = new StandInMac();

  @ParameterizedTest
  @ValueSource(strings = {"C.UTF-8 en US", "C en US", "C.UTF-8 tr TR"})
  void theSameWordsWhateverTheLanguage(String language) throws IOException {
    GoldenSession session = new GoldenSession(mac, language, "doctor.txt");

    mac.tb().isServer(GUID);
    mac.fallback().isServer(GUID);
    wellAndMounted(session);
    faultsOfServersAndLogins(session);
    faultsOfFiles(session);
    faultsOfTheConfig(session);

    session.check();
  }

  private void wellAndMounted(GoldenSession session) throws IOException {
    session.scene("Before the first mount");
    session.type("doctor");
    session.scene("All is well");
    RunningJar monitor = mac.start("monitor");
    Await.until("the share is mounted", () -> monitor.err().contains("event=mounted "));
    Path agent = mac.root().resolve("agent");
    Files.writeString(
        agent,
        "gui/501/com.mountaineer.agent = {\n\tstate = running\n\n\tpid = %d\n}\n"
            .formatted(monitor.pid()));
    session.type("doctor");
    session.type("setup");
    session.scene("The agent is loaded, but its monitor has gone");
    monitor.kill();
    session.type("doctor");
    Files.delete(agent);
  }

  private void faultsOfServersAndLogins(GoldenSession session) {
    session.scene("Mounted, and no address answers");
    mac.tb().pullCable();
    mac.fallback().pullCable();
    session.type("doctor");
    session.type("setup");
    session.scene("No password for one address; Java is kept from the other");
    mac.tb().plugIn();
    mac.fallback().plugIn();
    mac.savesNoPassword(StandInMac.FALLBACK);
    mac.tb().refuseJava();
    session.type("doctor");
  }

  private void faultsOfFiles(GoldenSession session) throws IOException {
    session.scene("Soft mounts are turned off, and an older mount left its folder");
    mac.savesPassword(StandInMac.FALLBACK);
    mac.tb().plugIn();
    Path nsmb = mac.home().resolve("Library/Preferences/nsmb.conf");
    Files.createDirectories(nsmb.getParent());
    Files.writeString(nsmb, "[default]\nsoft=no\n");
    Files.createDirectory(mac.own(mac.volumes().resolve("CORE-1")));
    session.type("doctor");
    session.scene("Files are in the way of the mount and of the link");
    mac.ejected("CORE");
    Files.delete(nsmb);
    Files.writeString(Files.createDirectory(mac.own(mac.core())).resolve("film.mov"), "");
    Path link = mac.shares().resolve("Core");
    Files.delete(link);
    Files.writeString(link, "");
    session.type("doctor");
    Files.delete(link);
    Files.delete(mac.core().resolve("film.mov"));
  }

  private void faultsOfTheConfig(GoldenSession session) throws IOException {
    session.scene("A key and a value are wrong");
    mac.config().set("auto_failbak", "yes");
    session.type("doctor");
    mac.config().set("smb_port", 0);
    session.type("doctor");
    session.type("setup");
    session.scene("Nothing is configured");
    Files.delete(mac.config().path());
    session.type("doctor");
    session.type("setup");
    session.type("discover");
  }
}
