package io.mountaineer.cli;

import io.mountaineer.agent.AgentFiles;
import io.mountaineer.agent.Installer;
import io.mountaineer.agent.Uninstaller;
import io.mountaineer.core.ShellQuote;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Text of {@code install} and {@code uninstall} for people. Paths stay whole, to be copied. */
final class InstallText {

  private InstallText() {}

  static List<String> installed(
      Installer.Result installed, AgentFiles files, Map<String, String> environment) {
    List<String> lines = new ArrayList<>();
    lines.add(installed.isUnchanged() ? "Already installed:" : "Installed:");
    installed.files().forEach(each -> lines.add(line(each, "written", "unchanged")));
    lines.add("");
    String how = installed.restarted() ? "was restarted" : "is loaded";
    lines.add("The agent " + how + ": process " + installed.pid() + ". It starts at every login.");
    lines.add("Log: " + files.log());
    lines.addAll(
        TextLayout.wrap(
            "If macOS asks whether 'java' may find devices on your local network, allow it.", 0));
    Path folder = files.launcher().getParent();
    if (!isOnPath(folder, environment)) {
      lines.add("");
      lines.add("To type 'mountaineer' in every new Terminal, run this once:");
      lines.add("  " + pathLine(folder, environment));
    }
    return lines;
  }

  static List<String> planned(Installer.Plan plan) {
    List<String> lines = new ArrayList<>(List.of("Nothing was changed. These are the files:"));
    plan.files().forEach(each -> lines.add(line(each, "would be written", "unchanged")));
    lines.add("");
    lines.add("The property list:");
    plan.plist().lines().forEach(each -> lines.add("  " + each));
    lines.add("");
    lines.add("The agent would be started with:");
    plan.commands().forEach(each -> lines.add("  " + shell(each)));
    return lines;
  }

  static List<String> removed(Uninstaller.Result removed) {
    List<String> lines = new ArrayList<>();
    if (removed.agentEnded()) {
      lines.add("The agent was stopped.");
    }
    if (removed.deleted().isEmpty()) {
      lines.add(removed.agentEnded() ? "No files were there." : "Nothing is installed.");
    } else {
      lines.add("Deleted:");
      removed.deleted().forEach(each -> lines.add("  " + each));
    }
    removed.left().forEach(each -> lines.add("Left, as something else is in it: " + each));
    lines.add("Config, state, log, links and mounts were kept.");
    return lines;
  }

  private static String line(Installer.PlacedFile placed, String changed, String unchanged) {
    return "  %-16s  %s".formatted(placed.changed() ? changed : unchanged, placed.path());
  }

  private static String shell(List<String> command) {
    return command.stream().map(ShellQuote::of).collect(Collectors.joining(" "));
  }

  private static boolean isOnPath(Path folder, Map<String, String> environment) {
    String path = environment.getOrDefault("PATH", "");
    return Arrays.asList(path.split(":")).contains(folder.toString());
  }

  /** Returns a line for the login shell of the user: zsh on macOS, unless another was chosen. */
  private static String pathLine(Path folder, Map<String, String> environment) {
    String shell = environment.getOrDefault("SHELL", "");
    if (shell.endsWith("/fish")) {
      return "fish_add_path " + ShellQuote.of(folder);
    }
    String profile = shell.endsWith("/bash") ? "~/.bash_profile" : "~/.zprofile";
    String export = "export PATH=" + ShellQuote.of(folder) + ":\"$PATH\"";
    return "echo " + ShellQuote.of(export) + " >> " + profile;
  }
}
