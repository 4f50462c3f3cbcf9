// What the adapters say themselves, in each language; the rest the report says.
export const TEXTS = {
  en: {
    fix: "Mend it",
    "fix-and-look": "Mend it, and look",
  },
  ru: {
    fix: "Исправить",
    "fix-and-look": "Исправить и проверить",
  },
  kk: {
    fix: "Түзету",
    "fix-and-look": "Түзету және тексеру",
  },
};
