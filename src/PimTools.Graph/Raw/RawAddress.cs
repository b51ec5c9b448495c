using System;
using System.Text.RegularExpressions;

namespace PimTools.Graph.Raw;

/// <summary>Turns what a person typed into the address of a call.</summary>
internal sealed class RawAddress
{
    private static readonly Regex OfArm = new(@"^(?:subscriptions|providers|tenants)(?:[/?]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex Versioned = new(@"^(?:v1\.0|beta)(?:[/?]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private readonly Uri _graph;
    private readonly Uri _arm;

    public RawAddress(Uri graph, Uri arm)
    {
        _graph = graph;
        _arm = arm;
    }

    /// <summary>The address. Whether its host may be called is decided where its token is got.</summary>
    /// <param name="api">The interface; null where the path tells it.</param>
    /// <param name="pathOrAddress">What was typed.</param>
    /// <exception cref="PimException">It is no path and no address (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public Uri Find(PimApi? api, string pathOrAddress)
    {
        var text = pathOrAddress.Trim();
        if (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            return Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : throw Invalid(pathOrAddress);
        }

        var path = text.TrimStart('/');
        var isArm = api is { } named ? named == PimApi.Arm : OfArm.IsMatch(path);
        var relative = isArm || Versioned.IsMatch(path) ? path : "v1.0/" + path;

        // Beside the endpoint, whatever the path says: a path never names a host.
        return path.Length > 0 && Uri.TryCreate((isArm ? _arm : _graph).GetLeftPart(UriPartial.Authority) + "/" + relative, UriKind.Absolute, out var found)
            ? found
            : throw Invalid(pathOrAddress);
    }

    private static PimException Invalid(string text) => new(PimErrorCode.InvalidParameter, $"'{text}' is neither a path nor an address.")
    {
        Remedy = "Give a path such as 'me' or 'subscriptions?api-version=2022-12-01', or an address of one of the connection's hosts, which Get-PimContext shows.",
        TargetObject = text,
    };
}
