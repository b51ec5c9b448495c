using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Text;

namespace PimTools.Session;

/// <summary>The proxies that the variables of the environment name, which are those that .NET reads.</summary>
internal static class ProxySettings
{
    private static readonly string[] Addresses = { "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY" };

    /// <summary>Each variable that is set, as "HTTPS_PROXY=http://proxy:8080", without credentials.</summary>
    public static IEnumerable<string> Describe()
    {
        var addresses = Addresses.Select(name => (Name: name, Value: Value(name))).Where(one => one.Value is not null)
            .Select(one => $"{one.Name}={ProxyAddress.WithoutCredentials(one.Value!)}");
        return Value("NO_PROXY") is { } except ? addresses.Append($"NO_PROXY={except}") : addresses;
    }

    private static string? Value(string name) =>
        new[] { name, name.ToLowerInvariant() }.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value));
}
