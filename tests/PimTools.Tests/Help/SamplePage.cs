namespace PimTools.Tests.Help;

/// <summary>A page with one of everything.</summary>
internal static class SamplePage
{
    public const string Name = "Get-Sample";

    public const string Text = """
        ---
        external help file: PimTools.dll-Help.xml
        Module Name: PimTools
        online version: https://example.org/Get-Sample
        schema: 2.0.0
        ---

        # Get-Sample

        ## SYNOPSIS
        Gets `samples`.

        ## SYNTAX

        ### ByName (Default)
        ```
        Get-Sample [[-Name] <String[]>] [-Kind <SampleKind>] [-Mine] [<CommonParameters>]
        ```

        ### ById
        ```
        Get-Sample -Name <String[]> -Id <String> [<CommonParameters>]
        ```

        ## DESCRIPTION
        One *sentence* that
        goes on.

        - first
          - inner
        - second

        ## EXAMPLES

        ### Example 1: Everything
        Before.

        Still before.

        ```powershell
        Get-Sample
        ```

        ```output
        Name
        ----
        ```

        After.

        ### Example 2: One

        ```powershell
        Get-Sample a
        ```

        ## PARAMETERS

        ### -Name
        Which ones.

        ```yaml
        Type: String[]
        Parameter Sets: ByName
        Aliases: DisplayName, RoleName

        Required: False
        Position: 0
        Default value: All
        Accept pipeline input: True (ByPropertyName, ByValue)
        Accept wildcard characters: True
        ```

        ```yaml
        Type: String[]
        Parameter Sets: ById
        Aliases: DisplayName, RoleName

        Required: True
        Position: Named
        Default value: None
        Accept pipeline input: False
        Accept wildcard characters: True
        ```

        ### -Kind
        Of what kind.

        ```yaml
        Type: SampleKind
        Parameter Sets: ByName
        Aliases:
        Accepted values: Small, Large

        Required: False
        Position: Named
        Default value: None
        Accept pipeline input: False
        Accept wildcard characters: False
        ```

        ### -Mine
        Only mine.

        ```yaml
        Type: SwitchParameter
        Parameter Sets: ByName
        Aliases:

        Required: False
        Position: Named
        Default value: False
        Accept pipeline input: False
        Accept wildcard characters: False
        ```

        ### -Id
        The id.

        ```yaml
        Type: String
        Parameter Sets: ById
        Aliases:

        Required: True
        Position: Named
        Default value: None
        Accept pipeline input: False
        Accept wildcard characters: False
        ```

        ### CommonParameters
        The usual ones.

        ## INPUTS

        ### System.String
        A name.

        ## OUTPUTS

        ### Sample
        One for each.

        ## NOTES
        Take care.

        ## RELATED LINKS

        [Get-Sample](Get-Sample.md)

        [The service](https://example.org/service)
        """;
}
