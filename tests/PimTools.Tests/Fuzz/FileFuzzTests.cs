using System;
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

    [Fact]
    public void Whatever_is_in_the_file_of_favourites()
    {
        var folder = Directory.CreateTempSubdirectory("pimtools-").FullName;
        var saved = Environment.GetEnvironmentVariable("PIMTOOLS_CONFIG");
        Environment.SetEnvironmentVariable("PIMTOOLS_CONFIG", folder);
        try
        {
            var read = Assembly.LoadFrom(Path.Combine(BuiltModule.Folder, "PimTools.dll")).GetType("PimTools.Favorites.FavoriteFile", throwOnError: true)!
                .GetMethod("Read")!.CreateDelegate<Func<string, System.Collections.Generic.IReadOnlyList<PimFavorite>>>();
            File.WriteAllText(Path.Combine(folder, "favorites.json"), Favorites);
            Assert.Equal("Morning", Assert.Single(read(Tenant)).Name);

            for (var number = 0; number < 6_000; number++)
            {
                var body = BodyMutator.Mutate(Favorites, FuzzCases.Random("favourites", number));
                File.WriteAllBytes(Path.Combine(folder, "favorites.json"), body);
                try
                {
                    _ = read(Tenant).Select(favorite => favorite.ToString()).ToList();
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
        finally
        {
            Environment.SetEnvironmentVariable("PIMTOOLS_CONFIG", saved);
            Directory.Delete(folder, recursive: true);
        }
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
}
