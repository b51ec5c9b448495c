BeforeDiscovery {
    $isWindowsHere = $PSVersionTable.PSVersion.Major -lt 7 -or $IsWindows
}

BeforeAll {
    $module = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/PimTools")
    Import-Module $module
    $drive = (Get-PSDrive TestDrive).Root
    $savedConfig = $env:PIMTOOLS_CONFIG
    $savedProxy = $env:HTTPS_PROXY

    # Nobody answers there: what would leave the machine ends here.
    $env:HTTPS_PROXY = 'http://127.0.0.1:1'

    # What must be seen nowhere: as it is, as base64 of its bytes, and as it stands in a form.
    $canary = 'Canary+{0}/x' -f [guid]::NewGuid().ToString('N')
    $forms = $canary, [uri]::EscapeDataString($canary), [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($canary)).TrimEnd('=').Substring(0, 40),
        [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($canary)).TrimEnd('=').Substring(0, 40)

    function ConvertTo-Secret([string] $Text) { ConvertTo-SecureString $Text -AsPlainText -Force }

    function Find-Leak([string] $Text) {
        $flat = $Text -replace '\s'
        @($forms | Where-Object { $flat.Contains($_) })
    }

    # All that anybody could read afterwards: every stream, the result, all of $Error to its depth, the transcript and the contexts.
    function Read-Everything([scriptblock] $Script) {
        $transcript = Join-Path $drive ([guid]::NewGuid())
        $Error.Clear()
        $null = Start-Transcript $transcript
        try {
            $said = & {
                $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
                try { & $Script *>&1 | ForEach-Object { $_; $_ | Format-List * -Force } } catch { $_ }
            } | Out-String -Width 500
        }
        finally {
            $null = Stop-Transcript
        }

        $errors = foreach ($record in $Error) {
            "$record"
            $record | Format-List * -Force | Out-String -Width 500
            $record.InvocationInfo | Format-List * -Force | Out-String -Width 500
            for ($exception = $record.Exception; $exception; $exception = $exception.InnerException) {
                "$exception"
                $exception.Data | Out-String
                $exception | Format-List * -Force | Out-String -Width 500
            }

            ConvertTo-Json $record -Depth 4 -WarningAction Ignore -ErrorAction Ignore
        }

        $contexts = Get-PimContext -ListAvailable | ForEach-Object { $_ | Format-List * -Force | Out-String -Width 500; ConvertTo-Json $_ -Depth 6 -WarningAction Ignore }
        $said + ($errors -join "`n") + ($contexts -join "`n") + (Get-Content $transcript -Raw) + (Get-History | Out-String)
    }

    $application = @{ TenantId = 'contoso.example'; ErrorAction = 'Continue' }
    $id = [guid]::NewGuid().ToString()
}

AfterAll {
    $env:PIMTOOLS_CONFIG = $savedConfig
    $env:HTTPS_PROXY = $savedProxy
    $null = Disconnect-Pim -All
}

Describe 'Secrets' {
    It 'would be found wherever they were' {
        foreach ($leak in { Write-Verbose $canary -Verbose }, { Write-Error ([uri]::EscapeDataString($canary)) }, { throw [Exception]::new('outer', [Exception]::new($canary)) },
            { [pscustomobject]@{ Property = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($canary)) } }) {
            Find-Leak (Read-Everything $leak) | Should -Not -BeNullOrEmpty -Because "$leak"
        }
    }

    It 'are in no stream, error, transcript or context: <what>' -ForEach @(
        @{ what = 'a client secret'; script = { Connect-Pim @application -Credential ([pscredential]::new($id, (ConvertTo-Secret $canary))) -Verbose -Debug } }
        @{ what = 'the password of a certificate'; script = {
                Set-Content (Join-Path $drive bad.pfx) 'This is none.'
                Connect-Pim @application -ClientId $id -CertificatePath (Join-Path $drive bad.pfx) -CertificatePassword (ConvertTo-Secret $canary) -Verbose -Debug
            } }
        @{ what = 'an assertion'; script = {
                Set-Content (Join-Path $drive assertion.txt) $canary -NoNewline
                Connect-Pim @application -ClientId $id -WorkloadIdentity -FederatedTokenFile (Join-Path $drive assertion.txt) -Verbose -Debug
            } }
        @{ what = 'an access token that is none'; script = { Connect-Pim -AccessToken (ConvertTo-Secret $canary) -Verbose -Debug } }
        @{ what = 'an access token with odd claims'; script = {
                $claims = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("{`"jti`":`"$canary`"}")).TrimEnd('=').Replace('+', '-').Replace('/', '_')
                Connect-Pim -AccessToken (ConvertTo-Secret "e30.$claims.x") -Verbose -Debug
            } }
    ) {
        $all = Read-Everything $script

        $all | Should -Match 'PimException'
        Find-Leak $all | Should -BeNullOrEmpty
    }
}

Describe 'Files' {
    It 'that keep favourites are for their owner alone' -Skip:$isWindowsHere {
        $env:PIMTOOLS_CONFIG = Join-Path $drive ([guid]::NewGuid())
        $null = Connect-Pim -Emulator -Reset

        $null = Register-PimFavorite Morning 'User Administrator'
        $file = Join-Path $env:PIMTOOLS_CONFIG favorites.json

        [Convert]::ToString([int] [IO.File]::GetUnixFileMode($file), 8) | Should -Be 600
        [Convert]::ToString([int] [IO.File]::GetUnixFileMode($env:PIMTOOLS_CONFIG), 8) | Should -Be 700
        $null = Register-PimFavorite Evening 'User Administrator'
        [Convert]::ToString([int] [IO.File]::GetUnixFileMode($file), 8) | Should -Be 600 -Because 'it is replaced whole'
    }
}
