using Xunit;

namespace PimTools.Tests.Core;

/// <summary>Names of files that every system has: never a path, never a device of Windows.</summary>
public sealed class FileNameTests
{
    [Theory]
    [InlineData("Reader", null, "Reader")]
    [InlineData("Reader", "1", "Reader 1")]
    [InlineData("Reader", "/subscriptions/S", "Reader -subscriptions-S")]
    [InlineData("../../etc/passwd", null, "-..-etc-passwd")]
    [InlineData("C:\\Windows", null, "C--Windows")]
    [InlineData("", null, "_")]
    [InlineData(" . ", "1", "_ 1")]
    [InlineData("nul", null, "_nul")]
    [InlineData("NUL.json", "1", "_NUL.json 1")]
    [InlineData("Nullable", null, "Nullable")]
    public void A_name_is_never_a_path_and_never_a_device(string name, string? id, string expected) => Assert.Equal(expected, FileName.Of(name, id));

    [Theory]
    [InlineData(99, 99)]
    [InlineData(100, 100)]
    [InlineData(101, 100)]
    public void A_long_name_is_cut_and_its_id_is_not(int length, int kept)
    {
        var name = new string('a', length);

        Assert.Equal(new string('a', kept), FileName.Of(name));
        Assert.Equal(new string('a', kept) + " id", FileName.Of(name, "id"));
    }
}
