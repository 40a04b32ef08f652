/** What a changed file is for, told by its path alone: one table of rules, the first that fits is it. */
import type { PathClass } from '../model.ts'

/** Tests come early, since a test's data and its build file serve the test; what runs them comes before them. */
const rules: [PathClass, RegExp][] = [
  ['ci', /(^|\/)(\.github\/(workflows|actions)|\.circleci|\.buildkite|\.woodpecker|\.tekton)\//i],
  ['ci', /^\.?ci\//i],
  [
    'ci',
    /(^|\/)(\.(travis|gitlab-ci|cirrus|drone|appveyor)|appveyor|azure-pipelines|bitbucket-pipelines)[^/]*\.ya?ml$/i,
  ],
  ['ci', /(^|\/)jenkinsfile([.-][^/]*)?$/i],
  ['tests', /(^|\/)(tests?|__tests__|specs?|testing|testdata|fixtures|e2e|__snapshots__)\//i],
  ['tests', /(^|\/)(test_[^/]*|conftest)\.py$|[._-](test|tests|spec)\.[\w.]+$/i],
  // By its capital: `LatestTest` is one, `latest` is not.
  ['tests', /[a-z\d](Tests?|IT|Spec)\.(java|kt|scala|groovy|cs|swift|php)$/],
  // Lists of packages and build scripts are such also among documents, or with the ending of one.
  ['build', /(^|\/)((constraints|requirements)[^/]*|CMakeLists)\.txt$/i],
  ['build', /(^|\/)(\.github|\.gitlab|\.husky)\/.*\.(ya?ml|sh)$/i],
  ['docs', /(^|\/)(docs?|documentation|man)\//i],
  ['docs', /\.(md|markdown|mdx|rst|adoc|asciidoc|txt|tex|texi|pod|rdoc|[1-9])$/i],
  [
    'docs',
    /(^|\/)(readme|licen[cs]e|copying|notice|authors|contributors|maintainers|changelog|changes|news|todo|codeowners|citation\.cff)$/i,
  ],
  ['build', /(^|\/)(\.github|\.gitlab|\.husky|\.?ci|cmake|m4)\//i],
  ['build', /(^|\/)\.[^/]+$/],
  [
    'build',
    /(^|\/)((gnu)?makefile|dockerfile|containerfile|rakefile|gemfile|procfile|vagrantfile|pipfile)([.-][^/]*)?$/i,
  ],
  [
    'build',
    /(^|\/)(build(\.(rs|xml|sh))?|workspace|configure|meson\.build|pom\.xml|setup\.(py|cfg)|pyproject\.toml|cargo\.toml|go\.(mod|sum|work)|package\.json|composer\.json|[jt]sconfig[^/]*\.json)$/i,
  ],
  [
    'build',
    /(\.(cmake|gradle|mk|am|ac|bazel|bzl|nix|gemspec|podspec|csproj|vcxproj|sln|props|lock|spec)|-lock\.(json|yaml)|\.gradle\.kts|\.config\.[cm]?[jt]s)$/i,
  ],
  [
    'data',
    /\.(json|jsonl|json5|csv|tsv|ya?ml|toml|ini|xml|svg|png|jpe?g|gif|webp|ico|bmp|tiff?|pdf|woff2?|ttf|otf|eot|mp[34]|ogg|wav|webm|zip|t?gz|bz2|xz|zst|tar|jar|bin|dat|db|sqlite3?|parquet|npy|npz|pkl|po|pot|mo|patch|diff|pem|crt|snap|log)$/i,
  ],
]

/** The class of a file: what no rule knows is code, since there are more languages than anyone lists. */
export const classOf = (path: string): PathClass =>
  rules.find(([, rule]) => rule.test(path))?.[0] ?? 'code'
