using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using PimTools.Tests.Conventions;
using PimTools.Tests.Graph;
using Xunit;

namespace PimTools.Tests.Fuzz;

/// <summary>Whatever a file holds, what comes out of it is what it should hold, or an error of ours.</summary>
public sealed class FileFuzzTests
{
    private const string Tenant = "5d3b800c-f713-4ce9-a422-f1665c722fae";

    private const string Favorites =
        """{"version":1,"tenants":{"5d3b800c-f713-4ce9-a422-f1665c722fae":{"Morning":[{"kind":"EntraRole","role":"User Administrator","roleId":"fe930be7","access":"Member","scope":"Directory","scopeId":"/","scopeType":"Directory","duration":"PT2H","justification":"Rounds"}]}}}""";

    private const string Profiles =
        """{"version":1,"profiles":{"contoso":{"tenantId":"5d3b800c-f713-4ce9-a422-f1665c722fae","cloud":"Global","clientId":"14d82eec-204b-4c2f-b7e8-296a70dab67e","account":"ada@contoso.com","kinds":["EntraRole"],"favorite":"Morning"}}}""";

    [Fact]
    public void Whatever_is_in_the_file_of_favourites()
    {
        using var file = new ConfiguredFile("favorites.json", Favorites);
        var read = Reader("Favorites.FavoriteFile").CreateDelegate<Func<string, IReadOnlyList<PimFavorite>>>();
        Assert.Equal("Morning", Assert.Single(read(Tenant)).Name);

        ReadMutated(file, Favorites, "favourites", () => read(Tenant).Select(favorite => favorite.ToString()));
    }

    [Fact]
    public void Whatever_is_in_the_file_of_profiles()
    {
        using var file = new ConfiguredFile("profiles.json", Profiles);
        var read = Reader("Profiles.ProfileFile").CreateDelegate<Func<IReadOnlyList<PimProfile>>>();
        Assert.Equal("contoso", Assert.Single(read()).Name);

        ReadMutated(file, Profiles, "profiles", () => read().Select(profile => profile.ToString()));
    }

    [Fact]
    public async Task Whatever_is_in_the_rows_of_an_import()
    {
        string[] odd = ["", " ", "*", "[", "User Administrator", "Ops-OnCall", "ada@contoso.com", "Eligible", "P1D", "30d", "permanent", "9999-12-31", "0001-01-01", "-1", "99999999999d",
            "P99999999999D", "EntraRole", "Group", "AzureRole", "Owner", "7", "Directory", "/", "/subscriptions/x", "..", "'", "\0", "\ud800", "2024-02-30", "Contributor", new string('x', 300)];
        using var dana = await new Contoso().ConnectAsync("dana");
        var columns = typeof(PimAssignmentRow).GetProperties().Where(column => column.PropertyType == typeof(string) && column.CanWrite).ToList();
        for (var number = 0; number < 25; number++)
        {
            var random = FuzzCases.Random("rows", number);
            var rows = Enumerable.Range(1, 100).Select(line =>
            {
                var row = new PimAssignmentRow { Line = line, Role = "User Administrator", Principal = "ada@contoso.com", Duration = "30d" };
                for (var left = random.Next(4); left > 0; left--)
                {
                    columns[random.Next(columns.Count)].SetValue(row, odd[random.Next(odd.Length)]);
                }

                return row;
            }).ToList();

            var planned = await new PimImporter(dana).PlanAsync(rows, _ => false, PimCall.None);

            Assert.Equal(100, planned.Count);
        }
    }

    private static MethodInfo Reader(string type) =>
        Assembly.LoadFrom(Path.Combine(BuiltModule.Folder, "PimTools.dll")).GetType("PimTools." + type, throwOnError: true)!.GetMethod("Read")!;

    private static void ReadMutated(ConfiguredFile file, string text, string name, Func<IEnumerable<string>> read)
    {
        for (var number = 0; number < 6_000; number++)
        {
            var body = BodyMutator.Mutate(text, FuzzCases.Random(name, number));
            file.Write(body);
            try
            {
                _ = read().ToList();
            }
            catch (PimException)
            {
            }
            catch (Exception fault)
            {
                throw new InvalidDataException($"case {number}, PIMTOOLS_FUZZ_SEED={FuzzCases.Seed}: {System.Text.Encoding.UTF8.GetString(body)}: {fault.Message}", fault);
            }
        }
    }

    // A file of a configuration folder of its own.
    private sealed class ConfiguredFile : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("pimtools-").FullName;
        private readonly string? _saved = Environment.GetEnvironmentVariable("PIMTOOLS_CONFIG");
        private readonly string _path;

        public ConfiguredFile(string name, string text)
        {
            Environment.SetEnvironmentVariable("PIMTOOLS_CONFIG", _folder);
            _path = Path.Combine(_folder, name);
            File.WriteAllText(_path, text);
        }

        public void Write(byte[] body) => File.WriteAllBytes(_path, body);

        public void Dispose()
        {
            Environment.SetEnvironmentVariable("PIMTOOLS_CONFIG", _saved);
            Directory.Delete(_folder, recursive: true);
        }
    }
}
