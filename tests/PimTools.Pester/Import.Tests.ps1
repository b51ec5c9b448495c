BeforeDiscovery {
    # Load contexts and parallel pipelines came with PowerShell 7.
    $isDesktop = $PSVersionTable.PSVersion.Major -lt 7
}

BeforeAll {
    $module = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/PimTools")
    . "$PSScriptRoot/AnotherPowerShell.ps1"
    $powershell, $library = Get-PowerShellCommand
    Import-Module $module

    function Invoke-Fresh([string] $Script) {
        $output = & $powershell $library -NoProfile -NonInteractive -Command $Script 2>&1
        [pscustomobject]@{ Output = @($output | ForEach-Object { "$_" }); ExitCode = $LASTEXITCODE }
    }
}

Describe 'Import-Module PimTools' {
    It 'exports what the manifest says, which is every cmdlet there is' {
        $exported = (Get-Command -Module PimTools -CommandType Cmdlet).Name | Sort-Object
        $manifest = (Import-PowerShellDataFile "$module/PimTools.psd1").CmdletsToExport | Sort-Object
        $assembly = (Get-Command Connect-Pim).ImplementingType.Assembly
        $written = $assembly.GetTypes() | ForEach-Object {
            $cmdlet = [Attribute]::GetCustomAttribute($_, [Management.Automation.CmdletAttribute])
            if ($cmdlet) { "$($cmdlet.VerbName)-$($cmdlet.NounName)" }
        } | Sort-Object

        $exported | Should -Be $manifest
        $exported | Should -Be $written
    }

    It 'exports cmdlets, no function and no variable' {
        $exports = Get-Module PimTools

        $exports.ExportedFunctions.Count | Should -Be 0
        $exports.ExportedVariables.Count | Should -Be 0
    }

    It 'uses approved verbs only' {
        $approved = (Get-Verb).Verb
        (Get-Command -Module PimTools -CommandType Cmdlet).Verb | Where-Object { $_ -notin $approved } | Should -BeNullOrEmpty
    }

    It 'lets its types be named in scripts' {
        [PimTools.PimRole].Assembly.GetName().Name | Should -Be 'PimTools.Core'
        [PimTools.PimIdentity] 'User Administrator' | Should -BeOfType ([PimTools.PimIdentity])
    }

    It 'says nothing at import, in no stream' {
        $fresh = Invoke-Fresh "`$VerbosePreference = 'SilentlyContinue'; Import-Module '$module' *>&1"

        $fresh.Output | Should -BeNullOrEmpty
        $fresh.ExitCode | Should -Be 0
    }

    It 'loads the client only when it is used' -Skip:$isDesktop {
        $count = "@([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -eq 'PimTools.Graph' }).Count"
        $fresh = Invoke-Fresh "Import-Module '$module'; $count; `$null = Connect-Pim -Emulator; $count"

        $fresh.Output | Should -Be '0', '1'
    }
}

Describe 'Import-Module -Force' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As ada -Reset -Name forced
    }

    AfterEach {
        $null = Disconnect-Pim -All
    }

    It 'keeps working, and keeps the connection, however often' {
        Import-Module $module -Force
        Import-Module $module -Force

        @(Get-Module PimTools).Count | Should -Be 1
        (Get-PimContext).Name | Should -Be 'forced'
        (Request-PimRoleActivation 'User Administrator' -Justification 'Pester').Status | Should -Be 'Provisioned'
    }

    It 'keeps the connection when the module is removed and comes back' {
        Remove-Module PimTools
        Get-Command Get-PimContext -ErrorAction Ignore -Module PimTools | Should -BeNullOrEmpty
        Import-Module $module

        (Get-PimContext).Name | Should -Be 'forced'
        (Get-PimRole 'User Administrator').Name | Should -Be 'User Administrator'
    }
}

Describe 'Runspaces side by side' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As ada -Reset
    }

    AfterEach {
        $null = Disconnect-Pim -All
    }

    It 'share the connection: eight read at once' -Skip:$isDesktop {
        $expected = @(Get-PimAssignment -Mine).Count

        $counts = 1..8 | ForEach-Object -ThrottleLimit 8 -Parallel {
            Import-Module $using:module
            @(Get-PimAssignment -Mine).Count
        }

        $expected | Should -BeGreaterThan 4
        $counts | Should -Be (@($expected) * 8)
    }

    It 'share the connection: eight activate the same role, one wins and the others hear of it' -Skip:$isDesktop {
        $outcomes = 1..8 | ForEach-Object -ThrottleLimit 8 -Parallel {
            Import-Module $using:module
            $result = Request-PimRoleActivation 'User Administrator' -Justification 'Pester' -WarningVariable told -WarningAction SilentlyContinue
            "$($result.Status): $told"
        }

        @($outcomes).Count | Should -Be 8
        @($outcomes -eq 'Provisioned: ').Count | Should -Be 1
        @($outcomes -like 'Provisioned: *is already active*').Count | Should -Be 7
        @(Get-PimAssignment 'User Administrator' -Mine -Type Active).Count | Should -Be 1
    }

    It 'each have contexts of all the others' -Skip:$isDesktop {
        $null = 1..8 | ForEach-Object -ThrottleLimit 8 -Parallel {
            Import-Module $using:module
            Connect-Pim -Emulator -As ben -Name "runspace $_"
        }

        @(Get-PimContext -ListAvailable | Where-Object Name -like 'runspace *').Count | Should -Be 8
    }
}

Describe 'Beside other modules' {
    BeforeAll {
        # What another module would have loaded: an Azure.Core of another version, without anything of ours in it.
        Add-Type -AssemblyName Microsoft.CodeAnalysis.CSharp
        $stub = Join-Path ([IO.Path]::GetFullPath($TestDrive)) 'Azure.Core.dll'
        $source = '[assembly: System.Reflection.AssemblyVersion("1.0.0.7")]' +
            'namespace Azure.Core { public static class Stub { public static string Says() { return "the other one"; } } }'
        $compilation = [Microsoft.CodeAnalysis.CSharp.CSharpCompilation]::Create(
            'Azure.Core',
            [Microsoft.CodeAnalysis.SyntaxTree[]] @([Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree]::ParseText($source)),
            [Microsoft.CodeAnalysis.MetadataReference[]] @([Microsoft.CodeAnalysis.MetadataReference]::CreateFromFile([object].Assembly.Location)),
            [Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions]::new('DynamicallyLinkedLibrary'))
        $file = [IO.File]::Create($stub)
        $compilation.Emit($file).Success | Should -BeTrue
        $file.Dispose()

        $listing = @'
[AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'Azure.Core' } |
    ForEach-Object { '{0} in {1}' -f $_.GetName().Version, [Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_).Name }
'@
        $elevate = "`$null = Connect-Pim -Emulator; (Request-PimRoleActivation 'User Administrator' -Justification 'Pester').Status"
    }

    It 'works with its own Azure.Core when another was loaded first, and leaves that one alone' -Skip:$isDesktop {
        $fresh = Invoke-Fresh "`$null = [Reflection.Assembly]::LoadFrom('$stub'); Import-Module '$module'; $elevate; [Azure.Core.Stub]::Says(); $listing"

        $fresh.Output[0] | Should -Be 'Provisioned'
        $fresh.Output[1] | Should -Be 'the other one'
        $fresh.Output | Should -Contain '1.0.0.7 in Default'
        @($fresh.Output -like '* in PimTools').Count | Should -Be 1
        $fresh.Output | Should -Not -Contain '1.0.0.7 in PimTools'
        $fresh.Output.Count | Should -Be 4
    }

    It 'leaves room for another Azure.Core that comes later' -Skip:$isDesktop {
        $fresh = Invoke-Fresh "Import-Module '$module'; $elevate; `$null = [Reflection.Assembly]::LoadFrom('$stub'); [Azure.Core.Stub]::Says(); $listing"

        $fresh.Output[0] | Should -Be 'Provisioned'
        $fresh.Output[1] | Should -Be 'the other one'
        $fresh.Output | Should -Contain '1.0.0.7 in Default'
        @($fresh.Output -like '* in PimTools').Count | Should -Be 1
        $fresh.ExitCode | Should -Be 0
    }

    It 'puts nothing but its own two assemblies where other modules see them' -Skip:$isDesktop {
        $ofModule = @'
[AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.Location -like 'MODULE*' } |
    ForEach-Object { '{0} in {1}' -f $_.GetName().Name, [Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_).Name }
'@.Replace('MODULE', $module)
        $fresh = Invoke-Fresh "Import-Module '$module'; $elevate; $ofModule"

        $fresh.Output | Should -Contain 'Azure.Core in PimTools'
        $fresh.Output | Should -Contain 'PimTools.Graph in PimTools'
        $fresh.Output -like '* in Default' | Sort-Object Length | Should -Be 'PimTools in Default', 'PimTools.Core in Default'
    }

    It 'has every one of its isolated assemblies in one load context' -Skip:$isDesktop {
        $contexts = '[Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -eq PimTools | ForEach-Object { @($_.Assemblies).Count }'
        $fresh = Invoke-Fresh "Import-Module '$module'; $elevate; Import-Module '$module' -Force; $elevate; $contexts"

        $files = @(Get-ChildItem "$module/lib/net8.0" -Filter *.dll).Count
        $fresh.Output[-1] | Should -Be "$files"
        @($fresh.Output -match '^\d+$').Count | Should -Be 1
    }
}
