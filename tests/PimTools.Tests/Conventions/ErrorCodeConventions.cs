using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace PimTools.Tests.Conventions;

/// <summary>Scripts rely on the codes of errors, so tests pin them. Both lists of codes without a test may only become shorter.</summary>
public sealed class ErrorCodeConventions
{
    private static readonly string[] InNoPesterFile =
    [
        nameof(PimErrorCode.GroupNotSupported), nameof(PimErrorCode.InvalidResponse),
        nameof(PimErrorCode.LicenseMissing), nameof(PimErrorCode.LoadFailed), nameof(PimErrorCode.OutcomeUnknown),
        nameof(PimErrorCode.PrincipalAmbiguous), nameof(PimErrorCode.ResourceLocked),
        nameof(PimErrorCode.ServiceError), nameof(PimErrorCode.ServiceUnavailable), nameof(PimErrorCode.Throttled),
    ];

    private static readonly string[] InNoTest = [nameof(PimErrorCode.LoadFailed)];

    [Fact]
    public void A_new_code_is_named_in_a_Pester_file() =>
        Assert.Equal(InNoPesterFile, Unnamed(SourceFile.All.Where(file => file.IsPester), code => $@"\b{code}\b"));

    [Fact]
    public void What_no_Pester_file_names_is_expected_by_another_test() => Assert.Equal(
        InNoTest,
        Unnamed(
            SourceFile.All.Where(file => file.IsCode && file.IsUnder("tests/PimTools.Tests") && file.Name != nameof(ErrorCodeConventions)),
            code => $@"\bPimErrorCode\.{code}\b").Intersect(InNoPesterFile));

    private static IEnumerable<string> Unnamed(IEnumerable<SourceFile> files, Func<string, string> pattern)
    {
        var texts = files.Select(file => file.Text).ToList();
        return Enum.GetNames<PimErrorCode>()
            .Where(code => !texts.Exists(text => Regex.IsMatch(text, pattern(code))))
            .Order(StringComparer.Ordinal);
    }
}
