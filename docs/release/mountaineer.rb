# The Homebrew formula. The command in docs/RELEASING.md fills in the parts between @.
class Mountaineer < Formula
  desc "Keeps SMB shares mounted over Thunderbolt or a slower address"
  homepage "@HOMEPAGE@"
  url "@URL@"
  version "@VERSION@"
  sha256 "@SHA256@"
  license "@LICENSE@"

  # Of the versions that every release is tested with, the one that is supported for longer.
  depends_on "openjdk@25"
  depends_on :macos

  def install
    libexec.install Dir["*.jar"].first => "mountaineer.jar"
    # A short command ends before a better compiler and collector would pay off.
    bin.write_jar_script libexec/"mountaineer.jar", "mountaineer",
                         "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC", java_version: "25"
    generate_completions_from_executable(bin/"mountaineer", "completion")
    (man1/"mountaineer.1").write Utils.safe_popen_read(bin/"mountaineer", "man")
  end

  # No service: 'install' makes launchd run a copy that an upgrade does not remove while it runs.
  def caveats
    <<~EOS
      To keep your shares mounted from login on:
        mountaineer install          (with the menu bar: mountaineer install --tray)
      This runs a copy in ~/.mountaineer. Run the same command again after every
      upgrade, and run "mountaineer uninstall" before you uninstall this formula.
    EOS
  end

  test do
    assert_match(/\Amountaineer #{Regexp.escape(version.to_s)}$/, shell_output("#{bin}/mountaineer --version"))
    assert_match "No shares are configured yet", shell_output("#{bin}/mountaineer favorites list")
  end
end
