# Plays the part of Homebrew that the formula uses: installs it from a folder with the downloaded
# file into a prefix, then runs its test.
#   ruby homebrew.rb FORMULA PREFIX JAVA_HOME
require "fileutils"
require "open3"
require "pathname"

FORMULA, PREFIX, JAVA = ARGV

class Pathname
  def install(files)
    mkpath
    files.each { |from, to| FileUtils.cp(from, self/to) }
  end

  def write_jar_script(jar, name, options = "", java_version: nil)
    raise "depends on another Java" unless Formula.facts[:depends_on].include?("openjdk@#{java_version}")

    mkpath
    (self/name).write <<~EOS
      #!/bin/bash
      export JAVA_HOME="${JAVA_HOME:-#{JAVA}}"
      exec "${JAVA_HOME}/bin/java" #{options} -jar "#{jar}" "$@"
    EOS
    (self/name).chmod 0755
  end

  alias plain_write write
  def write(text)
    dirname.mkpath
    plain_write(text)
  end
end

module Utils
  def self.safe_popen_read(*command)
    out, status = Open3.capture2(*command.map(&:to_s))
    raise "#{command} failed" unless status.success?

    out
  end
end

class Formula
  class << self
    def facts
      @@facts ||= Hash.new { |all, name| all[name] = [] }
    end

    %i[desc homepage url version sha256 license depends_on].each do |name|
      define_method(name) { |value| facts[name] << value }
    end

    def test(&block)
      define_method(:run_test, &block)
    end
  end

  def version = Formula.facts[:version].first
  def bin = Pathname.new(PREFIX)/"bin"
  def libexec = Pathname.new(PREFIX)/"libexec"
  def man1 = Pathname.new(PREFIX)/"share/man/man1"

  def generate_completions_from_executable(program, word)
    { "bash" => "etc/bash_completion.d/mountaineer",
      "zsh"  => "share/zsh/site-functions/_mountaineer",
      "fish" => "share/fish/vendor_completions.d/mountaineer.fish" }.each do |shell, place|
      (Pathname.new(PREFIX)/place).write Utils.safe_popen_read(program, word, shell)
    end
  end

  def shell_output(command) = Utils.safe_popen_read("/bin/sh", "-c", command)

  def assert_match(expected, actual)
    raise "#{expected} is not in #{actual}" unless actual.match?(expected)
  end
end

load FORMULA
formula = Mountaineer.new
formula.install
formula.run_test
Formula.facts.each { |name, values| puts "#{name}: #{values.join(" ")}" }
puts formula.caveats
