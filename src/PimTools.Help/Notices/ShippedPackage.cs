using System.Collections.Generic;

namespace PimTools.Help.Notices;

/// <summary>A package whose assemblies ship with the module, and the terms it comes under.</summary>
/// <param name="Id">The package's id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Assemblies">The files of it that ship, as paths below lib/.</param>
/// <param name="Copyright">The copyright line of its manifest.</param>
/// <param name="Url">The page of its project; null when its manifest names none.</param>
/// <param name="License">The licence's SPDX expression; null when the package brings only a text.</param>
/// <param name="LicenseText">The licence's words.</param>
/// <param name="Notices">What the package says of others' work within it; null when it says nothing.</param>
public sealed record ShippedPackage(
    string Id,
    string Version,
    IReadOnlyList<string> Assemblies,
    string Copyright,
    string? Url,
    string? License,
    string LicenseText,
    string? Notices);
